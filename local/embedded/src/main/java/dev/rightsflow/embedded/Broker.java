package dev.rightsflow.embedded;

import dev.rightsflow.schemas.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM: one node of KRaft that is broker and controller. Its group and transaction protocols
 * are those of a cluster; what it lacks is a second copy of the data.
 */
public final class Broker implements Part {

    /** Partitions of each topic that is keyed by case, unless said otherwise. */
    public static final int PARTITIONS = 4;

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Path directory;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    private Broker(Path directory, boolean temporary, int port) {
        this.directory = directory;
        this.temporary = temporary;
        this.port = Ports.orFree(port);
        this.controllerPort = Ports.orFree(0);
    }

    /** @param port 0 for any free one */
    public static Broker in(Path directory, int port) {
        return new Broker(Directories.created(directory), false, port);
    }

    /** A broker on a free port whose records are gone when it is closed. */
    public static Broker temporary() {
        return new Broker(Directories.temporary("broker"), true, 0);
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Map<String, String> settings = settings();
        format(settings);
        Properties properties = new Properties();
        properties.putAll(settings);
        KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Directories.delete(directory);
        }
    }

    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** Creates these topics and their dead-letter topics with {@value #PARTITIONS} partitions; those that exist stay as they are. */
    public void create(Collection<Topic> topics) {
        create(bootstrapServers(), topics, PARTITIONS);
    }

    /** The same on any broker. */
    public static void create(String bootstrapServers, Collection<Topic> topics, int partitions) {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : topics) {
            int count = topic.coPartitioned() ? partitions : 1;
            String policy = topic.compacted() ? "compact" : "delete";
            wanted.add(new NewTopic(topic.name(), count, (short) 1).configs(Map.of("cleanup.policy", policy)));
            wanted.add(new NewTopic(topic.deadLetters(), count, (short) 1));
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (var created : admin.createTopics(wanted).values().values()) {
                awaitCreated(created);
            }
        }
    }

    private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> created) {
        try {
            created.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Expected the broker to create a topic, but it refused", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Expected the broker to create a topic within " + ANSWER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for a new topic, but was interrupted", e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + Ports.LOOPBACK + ":" + controllerPort);
        settings.put(
                "listeners",
                "CLIENTS://" + bootstrapServers() + ",CONTROLLER://" + Ports.LOOPBACK + ":" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://" + bootstrapServers());
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", directory.resolve("log").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(8 * 1024 * 1024));
        settings.put("replica.fetch.max.bytes", Integer.toString(8 * 1024 * 1024));
        // One node: one copy, and few internal partitions, since each of them costs files and start-up time.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // Nobody else is on the way: do not wait for more members before the first assignment.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.coordinator.rebalance.protocols", "classic,consumer");
        // `range` gives the same partition number of all topics to one consumer: the case has one owner.
        settings.put("group.consumer.assignors", "range,uniform");
        // A process that was killed took the broker with it; its members must not hold their partitions for long after.
        settings.put("group.consumer.min.session.timeout.ms", "10000");
        settings.put("group.consumer.session.timeout.ms", "10000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "2000");
        settings.put("group.consumer.heartbeat.interval.ms", "2000");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
        return settings;
    }

    /** What {@code kafka-storage.sh format} does, once per directory. */
    private void format(Map<String, String> settings) {
        if (Files.exists(directory.resolve("log").resolve("meta.properties"))) {
            return;
        }
        Path file = directory.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            for (var setting : settings.entrySet()) {
                writer.write(setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\") + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but could not", e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                out);
        if (status != 0) {
            throw new IllegalStateException("Expected to format " + directory + " for the broker, but got: "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }
}
