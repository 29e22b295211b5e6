package dev.rightsflow.local;

import dev.rightsflow.local.demo.Rehearsal;
import dev.rightsflow.workflow.dryrun.PolicyCommand;
import dev.rightsflow.workflow.operations.Operations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The main class of {@code ./run}. */
public final class Local {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static volatile boolean stopping;

    private Local() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path checkout = Path.of(System.getProperty("rightsflow.checkout", "")).toAbsolutePath();
        if (arguments.length > 0 && arguments[0].equals("policy")) {
            System.exit(PolicyCommand.run(
                    List.of(arguments).subList(1, arguments.length),
                    Path.of(System.getProperty("rightsflow.directory", ""))));
        }
        Progress progress = new Progress(System.out);
        try {
            if (Operations.areAsked(arguments)) {
                System.exit(new Operating(checkout, System.out).run(List.of(arguments)));
            }
            Options options = Options.parse(List.of(arguments), checkout);
            switch (options.mode()) {
                case HELP -> progress.say(Options.help());
                case SERVE -> serve(options, progress);
                case DEMO -> System.exit(demo(options, checkout, progress) ? 0 : FAILED);
            }
        } catch (Options.BadOption | StateDirectory.InUse | StateDirectory.OtherFormat e) {
            System.err.println(e.getMessage());
            System.exit(MISUSED);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private static void serve(Options options, Progress progress) throws InterruptedException {
        StateDirectory state = open(options, options.fresh());
        Installation installation = start(state, options, Map.of(), progress);
        progress.say(AddressCard.of(installation, progress.sinceBegin()));
        new CountDownLatch(1).await();
    }

    private static boolean demo(Options options, Path checkout, Progress progress) {
        Rehearsal rehearsal = new Rehearsal(options.data());
        StateDirectory state = open(options, options.fresh() || rehearsal.isFinished());
        Installation installation = start(state, options, rehearsal.workflowSettings(), progress);
        progress.say("Ready after " + Progress.seconds(progress.sinceBegin()) + ". Form: "
                + installation.services().formUrl() + ", staff page: "
                + installation.services().staffUrl());
        return rehearsal.perform(
                checkout.resolve("local").resolve("samples").resolve("requests.jsonl"),
                installation.services().formUrl(),
                new Rehearsal.StaffDoor(
                        installation.services().staffUrl(),
                        AddressCard.STAFF_USER,
                        AddressCard.SECOND_STAFF_USER,
                        Map.of(
                                AddressCard.STAFF_USER,
                                installation.secrets().password(AddressCard.STAFF_USER),
                                AddressCard.SECOND_STAFF_USER,
                                installation.secrets().password(AddressCard.SECOND_STAFF_USER))),
                installation.infrastructure().mail(),
                installation.samples(),
                installation.infrastructure().mongo().uri("recruitment"),
                progress::say);
    }

    private static Installation start(
            StateDirectory state, Options options, Map<String, String> workflow, Progress progress) {
        Ports ports = Ports.choose(options.ports());
        progress.say("Starting rightsflow in " + state.path());
        Installation installation = new Installation(state, ports);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installation, state), "stop"));
        state.announce(installation.services().formUrl());
        ports.write(state.path());
        installation.start(ports, workflow, progress);
        return installation;
    }

    /** Holds the directory, and points the log at it before anything logs. */
    private static StateDirectory open(Options options, boolean fresh) {
        StateDirectory state = StateDirectory.open(options.data());
        if (fresh) {
            state.forget();
        }
        state.expectTodaysFormat();
        logTo(state.resolve("logs"));
        return state;
    }

    static void logTo(Path directory) {
        System.setProperty("rightsflow.logs", directory.toString());
        // One logging configuration for the process, not one for each service that starts in it.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void stop(Installation installation, StateDirectory state) {
        stopping = true;
        System.out.println("Stopping ...");
        installation.close();
        state.close();
    }

    private static void fail(RuntimeException e) {
        if (stopping) {
            // Whoever works while the parts go away is disturbed; the person asked for that.
            return;
        }
        // The innermost reason that says something: a timeout, for one, says nothing itself.
        String reason = e.toString();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        System.err.println("rightsflow failed: " + reason);
        System.err.println("The whole story is in " + System.getProperty("rightsflow.logs", "the log") + ".");
        org.slf4j.LoggerFactory.getLogger(Local.class).error("Failed", e);
        System.exit(FAILED);
    }
}
