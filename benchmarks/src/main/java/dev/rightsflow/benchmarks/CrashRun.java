package dev.rightsflow.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The main class of {@code benchmarks/crash-run}: three instances of the workflow and five connectors under load, each in a
 * process of its own, and one of all processes killed every few seconds, the broker, the registry and the store included.
 * In the end every request must be closed as asked, every record erased once, every mail sent once, every history whole.
 */
public final class CrashRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNTIL_THE_FIRST_KILL = Duration.ofSeconds(10);
    private static final List<String> WORKFLOWS = List.of("workflow-1", "workflow-2", "workflow-3");

    private final Supervisor supervisor;
    private final Persons persons;
    private final PrintStream out;

    private CrashRun(Supervisor supervisor, Persons persons, PrintStream out) {
        this.supervisor = supervisor;
        this.persons = persons;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Map<String, String> options = options(arguments);
        double minutes = Double.parseDouble(options.getOrDefault("--minutes", "5"));
        long seed = Long.parseLong(options.getOrDefault("--seed", Long.toString(System.nanoTime() % 100_000)));
        int rate = Integer.parseInt(options.getOrDefault("--rate", "10"));
        int every = Integer.parseInt(options.getOrDefault("--every", "15"));
        Path directory = Files.createTempDirectory("rightsflow-crash-run-");
        out.printf(
                "Data and logs: %s%n--minutes %s --seed %d --rate %d --every %d%n",
                directory, minutes, seed, rate, every);
        List<String> faults;
        try (Installation installation = new Installation(directory)) {
            Supervisor supervisor = new Supervisor(seed);
            Map<String, List<String>> aProcessEach = new LinkedHashMap<>();
            Cast.SYSTEMS.forEach(system -> aProcessEach.put(system, List.of(system)));
            new Cast(installation, supervisor).start(WORKFLOWS, aProcessEach);
            Persons persons = new Persons(installation);
            try (persons) {
                CrashRun run = new CrashRun(supervisor, persons, out);
                run.submitWhileKilling(Duration.ofSeconds((long) (minutes * 60)), rate, every);
                run.awaitClosed();
            }
            out.printf("Killed: %s; %s%n", supervisor.kills(), supervisor.absences());
            faults = new Account(installation, out).of(persons);
        }
        faults.forEach(out::println);
        out.println(
                faults.isEmpty() ? "Every request is accounted for, and nothing happened twice." : "NOT as promised.");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private void submitWhileKilling(Duration time, int rate, int most) throws InterruptedException {
        long begin = System.nanoTime();
        long nextKill = begin + UNTIL_THE_FIRST_KILL.toNanos();
        while (System.nanoTime() - begin < time.toNanos()) {
            persons.submit();
            supervisor.restartEnded();
            if (System.nanoTime() > nextKill) {
                out.printf(
                        "%4d s: killed %s; %d submitted, %d closed%n",
                        (System.nanoTime() - begin) / 1_000_000_000,
                        supervisor.killOne(),
                        persons.asked(),
                        persons.closed());
                nextKill = System.nanoTime()
                        + Duration.ofSeconds(supervisor.between(most / 3, most)).toNanos();
            }
            Thread.sleep(1_000 / rate);
        }
        persons.withdrawNotAcknowledged()
                .forEach((caseId, failure) -> out.printf(
                        "Not accepted, since the broker did not acknowledge it (%s): %s%n", failure, caseId));
        out.printf(
                "%4d s: no more kills; %d submitted, %d closed%n", time.toSeconds(), persons.asked(), persons.closed());
    }

    private void awaitClosed() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (persons.closed() < persons.asked() && System.nanoTime() < deadline) {
            supervisor.restartEnded();
            Thread.sleep(200);
        }
    }
}
