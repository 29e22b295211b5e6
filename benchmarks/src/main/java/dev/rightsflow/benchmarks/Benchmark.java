package dev.rightsflow.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** The main class of {@code benchmarks/run}. */
public final class Benchmark {

    private static final Duration AT_RATE = Duration.ofSeconds(60);

    /** Small batches take other paths than large ones, and on two cores the compilers need minutes for them. */
    private static final Duration WARM_UP_AT_RATE = Duration.ofMinutes(3);

    private final Options options;
    private final Installation installation;
    private final Load load;
    private final Child workflow;
    private final PrintStream out;

    private Benchmark(Options options, Installation installation, Load load, Child workflow, PrintStream out) {
        this.options = options;
        this.installation = installation;
        this.load = load;
        this.workflow = workflow;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Path directory = Files.createTempDirectory("rightsflow-benchmark-");
        Options options;
        try {
            options = Options.parse(arguments, directory);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        out.printf("Logs: %s%n", directory);
        try (Installation installation = new Installation(directory)) {
            installation.startInfrastructure();
            Child workflow = installation
                    .startWorkflow(
                            "workflow",
                            List.of("-Xmx2g", "-Xmn1g", "-XX:+UseSerialGC"),
                            Map.of(
                                    "rightsflow.topics.partitions",
                                    Integer.toString(options.partitions()),
                                    "rightsflow.threads",
                                    Integer.toString(options.threads())))
                    .awaitReady();
            try (Load load = new Load(installation, options.holding())) {
                load.start();
                new Benchmark(options, installation, load, workflow, out).run();
            }
        } finally {
            // Gigabytes, and of nobody's interest once they are counted.
            for (String data : List.of("kafka", "mongodb", "registry")) {
                FileSystemUtils.deleteRecursively(directory.resolve(data));
            }
        }
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        line("Warm-up: %d requests", options.warmUp());
        load.flatOut(options.warmUp(), options.window());
        load.awaitHistories();
        startProfiles();
        measure("Flat out: %d requests, at most %d under way".formatted(options.requests(), options.window()));
        endProfiles("");
        if (options.rate() > 0) {
            measureAtRate();
        }
        for (int stored : options.stored()) {
            Fill fill = new Fill(installation.storeUri());
            long filled = fill.upTo(stored);
            load.awaitHistories();
            measure("With %,d stored cases: %d requests".formatted(filled, options.requests()));
        }
        if (options.openCases() > 0) {
            load.leaveOpen(options.openCases(), options.window());
            load.awaitHistories();
            line(
                    "Heap in use with %,d open cases: %.0f MB",
                    options.openCases(), workflow.figures().getOrDefault("heap", 0.0) / 1e6);
        }
        line("Set aside: %d records", load.deadLetters());
    }

    /**
     * Latency. It has a warm-up of its own, as long as the run: small batches take other paths than large ones, and while
     * those are being compiled half of the broker's time goes there.
     */
    private void measureAtRate() throws IOException, InterruptedException {
        line("%nWarm-up: %d requests/s for %d s", options.rate(), WARM_UP_AT_RATE.toSeconds());
        load.atRate(options.rate(), WARM_UP_AT_RATE);
        startProfiles();
        load.observer().expect("closed");
        Map<String, Duration> before = installation.cpu();
        load.atRate(options.rate(), AT_RATE);
        Map<String, Duration> used = since(before);
        line(
                "At %d requests/s for %d s: p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms end to end",
                options.rate(),
                AT_RATE.toSeconds(),
                load.observer().percentile(0.5).toMillis(),
                load.observer().percentile(0.9).toMillis(),
                load.observer().percentile(0.99).toMillis(),
                load.observer().percentile(1).toMillis());
        double n = options.rate() * AT_RATE.toSeconds();
        line("  CPU seconds per 1,000         %.2f  %s", perThousand(used, n), shares(used, n));
        endProfiles("-at-rate");
    }

    private void startProfiles() {
        if (options.profile()) {
            installation.children().forEach(Child::profile);
        }
    }

    /** @param suffix of the recordings' names */
    private void endProfiles(String suffix) throws IOException {
        if (!options.profile()) {
            return;
        }
        for (Child child : installation.children()) {
            Path recording = options.directory().resolve(child.name() + suffix + ".jfr");
            child.dumpProfile(recording);
            line("%s", recording);
        }
        line("%s", Profile.of(options.directory().resolve("workflow" + suffix + ".jfr")));
    }

    private void measure(String title) throws InterruptedException {
        line("%n%s", title);
        load.observer().expect("closed");
        Map<String, Double> figuresBefore = workflow.figures();
        Map<String, Duration> cpuBefore = installation.cpu();
        long bytesBefore = load.bytes();
        long entriesBefore = load.logEntries();
        long requestsBefore = load.requestRecords();
        long reportsBefore = load.reports();

        Duration took = load.flatOut(options.requests(), options.window());
        long caughtUpFrom = System.nanoTime();
        load.awaitHistories();
        Duration behind = Duration.ofNanos(System.nanoTime() - caughtUpFrom);

        Map<String, Duration> used = since(cpuBefore);
        double n = options.requests();
        line(
                "  requests/s                    %,.0f (%s), histories caught up %d ms later",
                n / took.toMillis() * 1000, load.observer().endings(), behind.toMillis());
        line(
                "  p50, p99 under this load      %d ms, %d ms",
                load.observer().percentile(0.5).toMillis(),
                load.observer().percentile(0.99).toMillis());
        line("  CPU seconds per 1,000         %.2f  %s", perThousand(used, n), shares(used, n));
        double inputs = load.requestRecords() - requestsBefore + load.reports() - reportsBefore;
        double commands = load.reports() - reportsBefore;
        double statuses = load.observer().statuses();
        double entries = load.logEntries() - entriesBefore;
        line(
                "  Kafka records per request     %.1f  (%.1f in, %.1f commands, %.1f statuses, %.1f links of"
                        + " histories, with %.1f events, and transaction markers)",
                entries / n,
                inputs / n,
                commands / n,
                statuses / n,
                (entries - inputs - commands - statuses) / n,
                load.observer().events() / n);
        line("  bytes per request, broker     %,.0f", (load.bytes() - bytesBefore) / n);
        Map<String, Double> figures = workflow.figures();
        Map<String, Double> trips = new TreeMap<>();
        figures.forEach((name, count) -> {
            double more = count - figuresBefore.getOrDefault(name, 0.0);
            if (name.startsWith("db.") && more > 0) {
                trips.put(name.substring(3), more);
            }
        });
        double cases = trips.entrySet().stream()
                .filter(trip -> trip.getKey().startsWith("cases."))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        double all = trips.values().stream().mapToDouble(Double::doubleValue).sum();
        line(
                "  database round trips          %.3f per request, of them %.3f for cases, %.4f per input record; %s",
                all / n, cases / n, cases / inputs, trips);
    }

    private Map<String, Duration> since(Map<String, Duration> before) {
        Map<String, Duration> used = new TreeMap<>();
        installation
                .cpu()
                .forEach((name, time) -> used.put(name, time.minus(before.getOrDefault(name, Duration.ZERO))));
        return used;
    }

    private static double perThousand(Map<String, Duration> used, double requests) {
        return used.values().stream().mapToLong(Duration::toMillis).sum() / requests;
    }

    private static String shares(Map<String, Duration> used, double requests) {
        StringBuilder text = new StringBuilder("(");
        used.forEach((name, time) -> text.append(text.length() > 1 ? ", " : "")
                .append("%s %.2f".formatted(name, time.toMillis() / requests)));
        return text.append(')').toString();
    }

    private void line(String format, Object... arguments) {
        out.println(new String(
                String.format(Locale.ROOT, format, arguments).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8));
        out.flush();
    }
}
