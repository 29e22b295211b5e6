package dev.rightsflow.local;

import dev.rightsflow.local.samples.SampleSystems;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Everything that runs in this process. */
final class Installation implements AutoCloseable {

    private final StateDirectory state;
    private final Secrets secrets;
    private final Infrastructure infrastructure;
    private final Services services;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private SampleSystems samples;

    @SuppressWarnings("NullAway.Init") // `samples` opens in start()
    Installation(StateDirectory state, Ports ports) {
        this.state = state;
        this.secrets = Secrets.in(state.resolve("secrets.properties"));
        this.infrastructure = Infrastructure.in(state.path(), ports);
        this.services = new Services(infrastructure, secrets, state.resolve("ledgers"), ports);
    }

    /**
     * Starts everything, or throws at the first part that does not start.
     *
     * @param workflow settings of the workflow that differ from its usual ones
     */
    void start(Ports ports, Map<String, String> workflow, Progress progress) {
        open.push(infrastructure);
        infrastructure.mongo().start();
        CompletableFuture<Void> filled =
                CompletableFuture.runAsync(() -> progress.doing("Sample systems", () -> openSamples(ports)));
        together(
                () -> progress.doing("Kafka broker", infrastructure.broker()::start),
                () -> progress.doing("Schema registry", infrastructure.registry()::start),
                () -> progress.doing("Mail server", infrastructure.mail()::start));
        open.push(services);
        progress.doing("workflow", () -> services.startWorkflow(workflow));
        filled.join();
        together(
                () -> progress.doing(
                        "request-intake",
                        () -> services.startIntake(
                                samples.mailingService().certificates().toString())),
                () -> {
                    progress.doing("connector: mail", services::startMailConnector);
                    progress.doing("connector: opendsr", () -> services.startOpenDsrConnector(samples));
                    progress.doing("connector: crm", () -> services.startJdbcConnector("crm", samples.crm()));
                    progress.doing(
                            "connector: paper-archive",
                            () -> services.startJdbcConnector("paper-archive", samples.paperArchive()));
                    progress.doing(
                            "connector: employment",
                            () -> services.startJdbcConnector("employment", samples.employment()));
                    progress.doing(
                            "connector: credit-registers", () -> services.startCreditRegistersConnector(samples));
                    progress.doing(
                            "connector: invoicing",
                            () -> services.startJdbcConnector("invoicing", samples.invoicing()));
                    progress.doing("connector: recruitment", services::startRecruitmentConnector);
                    progress.doing("connector: website-analytics", () -> services.startAnalyticsConnector(samples));
                    progress.doing("connector: support", () -> services.startSupportConnector(samples));
                    progress.doing("connector: newsletter", () -> services.startNewsletterConnector(samples));
                });
    }

    private void openSamples(Ports ports) {
        samples = SampleSystems.open(
                state.resolve("samples"),
                infrastructure.mongo().uri("recruitment"),
                new SampleSystems.Keys(
                        secrets.password("newsletter"),
                        secrets.password("analytics"),
                        secrets.password("support"),
                        secrets.key("credit-registers-memory"),
                        secrets.password("mailing-service")),
                ports.of(Port.NEWSLETTER));
    }

    /** In threads of their own; the first failure is the failure. */
    private static void together(Runnable... works) {
        List<CompletableFuture<Void>> begun =
                Arrays.stream(works).map(CompletableFuture::runAsync).toList();
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    StateDirectory state() {
        return state;
    }

    Secrets secrets() {
        return secrets;
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    Services services() {
        return services;
    }

    SampleSystems samples() {
        return samples;
    }

    /** In the reverse order of the start: services, then what they stand on. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
            if (open.size() == 1 && samples != null) {
                closeQuietly(samples);
            }
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            org.slf4j.LoggerFactory.getLogger(Installation.class).warn("A part did not stop in order", e);
        }
    }
}
