package dev.rightsflow.deployment;

import dev.rightsflow.deployment.keys.KeyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.NullMarked;

/**
 * The three brokers with the very settings of {@code docker-compose.yml} in this JVM; only addresses and directories are
 * others.
 */
@NullMarked
final class BrokersAsComposed implements AutoCloseable {

    private static final int NODES = 3;
    /** What the image takes for itself and does not hand on as a setting. */
    private static final List<String> OF_THE_IMAGE = List.of("KAFKA_HEAP_OPTS");

    private final Path directory;
    private final Path keys;
    private final List<KafkaRaftServer> servers = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();

    BrokersAsComposed(Path directory) {
        this.directory = directory;
        this.keys = directory.resolve("keys");
        new KeyFiles(keys).complete();
        for (int node = 1; node <= NODES; node++) {
            for (int port = 9092; port <= 9094; port++) {
                addresses.put("kafka-" + node + ":" + port, "127.0.0.1:" + freePort());
            }
        }
        for (int node = 1; node <= NODES; node++) {
            servers.add(formatted(settings("kafka-" + node)));
        }
        // A node is up when the quorum is, so each has to be started beside the others.
        servers.parallelStream().forEach(KafkaRaftServer::startup);
    }

    String bootstrapServers() {
        return addresses.get("kafka-1:9092") + "," + addresses.get("kafka-2:9092") + ","
                + addresses.get("kafka-3:9092");
    }

    Path key(String place) {
        return keys.resolve(place);
    }

    @Override
    public void close() {
        servers.parallelStream().forEach(KafkaRaftServer::shutdown);
        servers.forEach(KafkaRaftServer::awaitShutdown);
    }

    /** As the image translates variables: {@code KAFKA_LOG_DIRS} to {@code log.dirs}. */
    private Map<String, String> settings(String broker) {
        Map<String, String> environment =
                ComposeFile.read().service(broker).orElseThrow().environment();
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith("KAFKA_") && !OF_THE_IMAGE.contains(variable)) {
                String name = variable.substring("KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                settings.put(name, here(broker, value));
            }
        });
        settings.put("cluster.id", environment.get("CLUSTER_ID"));
        settings.put("log.dirs", directory.resolve(broker).toString());
        return settings;
    }

    private String here(String broker, String value) {
        String here = value.replace("://:", "://" + broker + ":")
                .replace("/run/keys", keys.resolve("kafka").toString());
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            here = here.replace(address.getKey(), address.getValue());
        }
        return here;
    }

    private KafkaRaftServer formatted(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        String cluster = String.valueOf(properties.remove("cluster.id"));
        Path file = directory.resolve("node-" + settings.get("node.id") + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IllegalStateException(
                    "Expected to format a broker's directory, but got: " + said.toString(StandardCharsets.UTF_8));
        }
        return new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
