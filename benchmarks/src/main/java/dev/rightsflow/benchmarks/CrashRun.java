package dev.rightsflow.benchmarks;

import dev.rightsflow.benchmarks.system.CountingSystem;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.operations.Operations;
import dev.rightsflow.workflow.vault.Vault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The main class of {@code benchmarks/crash-run}: three instances of the workflow and five connectors under load, each in a
 * process of its own, and one of all processes killed every few seconds, the broker, the registry and the store included.
 * In the end every request must be closed as asked, every record erased once, every mail sent once, every history whole.
 */
public final class CrashRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> WORKFLOWS = List.of("workflow-1", "workflow-2", "workflow-3");
    private static final List<String> SYSTEMS = List.of("crm", "invoicing", "recruitment", "newsletter", "mail");
    private static final int MAILS_PER_CASE = 2;
    /** Whoever is killed every minute wants to be back soon. */
    private static final List<String> QUICK =
            List.of("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Installation installation;
    private final Supervisor supervisor;
    private final Map<String, String> keys = new LinkedHashMap<>();
    /** Stage of each case, by reference; empty before the first status. */
    private final Map<String, String> stages = new ConcurrentHashMap<>();

    private final LongAdder published = new LongAdder();
    private final PrintStream out;
    private volatile boolean stopped;

    private CrashRun(Installation installation, long seed, PrintStream out) {
        this.installation = installation;
        this.supervisor = new Supervisor(seed);
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
        boolean whole;
        try (Installation installation = new Installation(directory)) {
            whole = new CrashRun(installation, seed, out).run(Duration.ofSeconds((long) (minutes * 60)), rate, every);
        }
        System.exit(whole ? 0 : 1);
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private boolean run(Duration time, int rate, int most) throws InterruptedException, SQLException {
        SYSTEMS.forEach(system -> keys.put(system, SealingKeys.generate().toPrivateBase64()));
        supervisor.start("broker", installation::startBroker);
        supervisor.start("registry", installation::startRegistry);
        supervisor.start("store", installation::startStore);
        supervisor.awaitReady();
        Map<String, String> settings = Map.of("rightsflow.topics.partitions", "6", "rightsflow.threads", "1");
        installation.startWorkflow("first", QUICK, settings).awaitReady().close();
        for (String name : WORKFLOWS) {
            supervisor.start(name, () -> installation.startWorkflow(name, QUICK, settings));
        }
        SYSTEMS.forEach(system -> supervisor.start(system, () -> startSystem(system)));

        Wire wire = new Wire(installation.bootstrapServers(), installation.registryUrl());
        try (KafkaProducer<String, byte[]> producer = wire.producer()) {
            Thread persons = new Thread(
                    () -> {
                        try {
                            followLinks(wire, producer);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "persons");
            persons.start();
            submitWhileKilling(wire, producer, time, rate, most);
            boolean closed = awaitClosed();
            stopped = true;
            persons.join();
            return report(closed);
        }
    }

    private Child startSystem(String system) {
        return installation.start(
                system,
                QUICK,
                SystemProcess.class,
                List.of(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + installation.bootstrapServers(),
                        "--rightsflow.registry.url=" + installation.registryUrl(),
                        "--rightsflow.connector.system=" + system,
                        "--rightsflow.sealing-key=" + keys.get(system),
                        "--spring.datasource.url=" + database(system),
                        "--spring.datasource.username=sa",
                        "--spring.datasource.password="));
    }

    /** Arguments: Spring's. */
    static final class SystemProcess {
        public static void main(String[] arguments) throws IOException {
            Control control = Control.take();
            CountingSystem.application().run(arguments);
            control.serve(Map::of);
        }
    }

    /** What is committed is in the file, so that a kill does not take it back. */
    private String database(String system) {
        return "jdbc:h2:file:" + installation.directory().resolve("system-" + system)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    private void submitWhileKilling(
            Wire wire, KafkaProducer<String, byte[]> producer, Duration time, int rate, int most)
            throws InterruptedException {
        Intake intake = intake(wire, producer);
        long begin = System.nanoTime();
        long nextKill = begin + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() - begin < time.toNanos()) {
            stages.putIfAbsent(intake.submit(), "");
            supervisor.restartEnded();
            if (System.nanoTime() > nextKill) {
                String killed = supervisor.killOne();
                out.printf(
                        "%4d s: killed %s; %d submitted, %d closed%n",
                        (System.nanoTime() - begin) / 1_000_000_000, killed, stages.size(), closed());
                nextKill = System.nanoTime()
                        + Duration.ofSeconds(supervisor.between(most / 3, most)).toNanos();
            }
            Thread.sleep(1_000 / rate);
        }
        producer.flush();
        intake.notAcknowledged().forEach((caseId, failure) -> {
            out.printf("Not accepted, since the broker did not acknowledge it (%s): %s%n", failure, caseId);
            stages.remove(caseId);
        });
    }

    private Intake intake(Wire wire, KafkaProducer<String, byte[]> producer) {
        return new Intake(wire, producer, installation.workflowKey(), installation.linkKey(), published);
    }

    /** Persons whose mail has arrived; their secret is taken from where the mail takes it. */
    private void followLinks(Wire wire, KafkaProducer<String, byte[]> producer) throws InterruptedException {
        Intake intake = intake(wire, producer);
        Vault vault = new Vault(installation.masterKey());
        Deserializer<Object> deserializer = wire.deserializer();
        try (KafkaConsumer<String, byte[]> consumer = wire.consumer(List.of(Topics.CASE_STATUS))) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    CaseStatus status = decoded(deserializer, record);
                    String before = stages.put(
                            status.getCaseId(),
                            status.getClosed() ? "closed as " + status.getStage() : status.getStage());
                    if (status.getStage().equals("AWAITING_IDENTITY") && !"AWAITING_IDENTITY".equals(before)) {
                        intake.confirm(status.getCaseId(), Links.hash(vault.identitySecret(status.getCaseId())));
                    }
                }
            }
        }
    }

    /** While the registry is away, a schema that was not met before cannot be read. */
    private CaseStatus decoded(Deserializer<Object> deserializer, ConsumerRecord<String, byte[]> record)
            throws InterruptedException {
        while (true) {
            try {
                return (CaseStatus) deserializer.deserialize(record.topic(), record.value());
            } catch (RuntimeException e) {
                if (stopped) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    private long closed() {
        return stages.values().stream()
                .filter(stage -> stage.startsWith("closed"))
                .count();
    }

    private boolean awaitClosed() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (closed() < stages.size() && System.nanoTime() < deadline) {
            supervisor.restartEnded();
            Thread.sleep(200);
        }
        return closed() == stages.size();
    }

    private boolean report(boolean closed) throws SQLException {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> byStage = new TreeMap<>();
        stages.values().forEach(stage -> byStage.merge(stage, 1, Integer::sum));
        out.printf("Killed: %s%n", supervisor.kills());
        out.printf("Requests: %d, %s%n", stages.size(), byStage);
        if (!closed || byStage.getOrDefault("closed as FULFILLED", 0) != stages.size()) {
            faults.add("Expected every request to be closed as fulfilled");
        }
        int histories = Operations.run(
                out,
                "verify-history",
                "--all",
                "--spring.kafka.bootstrap-servers=" + installation.bootstrapServers(),
                "--rightsflow.registry.url=" + installation.registryUrl(),
                "--spring.mongodb.uri=" + installation.storeUri());
        if (histories != Operations.FINE) {
            faults.add("Expected every history to be whole");
        }
        installation.close();
        for (String system : SYSTEMS) {
            int expected = system.equals("mail") ? MAILS_PER_CASE * stages.size() : stages.size();
            Effects effects = effects(system);
            out.printf("%s: %d effects, %d of them more than once%n", system, effects.all(), effects.repeated());
            if (effects.all() != expected || effects.repeated() > 0) {
                faults.add("Expected %s to do %d things once each".formatted(system, expected));
            }
        }
        faults.forEach(out::println);
        out.println(
                faults.isEmpty() ? "Every request is accounted for, and nothing happened twice." : "NOT as promised.");
        return faults.isEmpty();
    }

    private record Effects(int all, int repeated) {}

    private Effects effects(String system) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database(system), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(
                        "select count(*), coalesce(sum(case when times > 1 then 1 else 0 end), 0) from effects")) {
            counts.next();
            return new Effects(counts.getInt(1), counts.getInt(2));
        }
    }
}
