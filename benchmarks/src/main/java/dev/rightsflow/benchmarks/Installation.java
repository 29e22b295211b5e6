package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.seal.SealingKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Broker, registry, store and workflow, each in a process of its own, on free ports, with their data in one directory. */
final class Installation implements AutoCloseable {

    private final Path directory;
    private final int brokerPort = freePort();
    private final int registryPort = freePort();
    private final int storePort = freePort();
    private final SealingKeys workflowKeys = SealingKeys.generate();
    private final String linkKey = randomKey();
    private final String masterKey = randomKey();
    private final Deque<Child> children = new ArrayDeque<>();

    Installation(Path directory) {
        this.directory = directory;
    }

    /** Starts what the services stand on. */
    void startInfrastructure() {
        List<Child> started = List.of(startBroker(), startRegistry(), startStore());
        started.forEach(Child::awaitReady);
    }

    Child startBroker() {
        return start(
                "broker",
                // As Kafka's own start script has it.
                List.of(
                        "-Xmx1g",
                        "-Xms1g",
                        "-XX:+UseG1GC",
                        "-XX:MaxGCPauseMillis=20",
                        "-XX:InitiatingHeapOccupancyPercent=35"),
                Parts.BrokerProcess.class,
                List.of(directory.resolve("kafka").toString(), Integer.toString(brokerPort)));
    }

    Child startRegistry() {
        return start(
                "registry",
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Parts.RegistryProcess.class,
                List.of(directory.resolve("registry").toString(), Integer.toString(registryPort)));
    }

    Child startStore() {
        return start(
                "store",
                List.of("-Xmx2g", "-Xmn1g", "-XX:+UseSerialGC"),
                Parts.StoreProcess.class,
                List.of(directory.resolve("mongodb").toString(), Integer.toString(storePort)));
    }

    /**
     * @param flags of its JVM
     * @param settings beside the addresses and secrets
     */
    Child startWorkflow(String name, List<String> flags, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>();
        all.put("server.address", "127.0.0.1");
        all.put("server.port", "0");
        all.put("spring.kafka.bootstrap-servers", bootstrapServers());
        all.put("spring.mongodb.uri", storeUri());
        all.put("rightsflow.registry.url", registryUrl());
        all.put("rightsflow.policy", FourSystems.policyIn(directory));
        all.put("rightsflow.sealing-key", workflowKeys.toPrivateBase64());
        all.put("rightsflow.link-key", linkKey);
        all.put("rightsflow.master-key", masterKey);
        all.putAll(settings);
        return start(
                name,
                flags,
                Parts.WorkflowProcess.class,
                all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    Child start(String name, List<String> flags, Class<?> main, List<String> arguments) {
        Child child = Child.start(name, directory, flags, main, arguments);
        children.push(child);
        return child;
    }

    /** All that run now, the oldest first. */
    List<Child> children() {
        List<Child> running =
                new ArrayList<>(children.stream().filter(Child::isAlive).toList());
        return running.reversed();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registryPort + "/apis/registry/v3";
    }

    String storeUri() {
        return "mongodb://127.0.0.1:" + storePort + "/workflow";
    }

    /** What is committed is in the file, so that a kill does not take it back. */
    String databaseOf(String system) {
        return "jdbc:h2:file:" + directory.resolve("system-" + system)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    String linkKey() {
        return linkKey;
    }

    String masterKey() {
        return masterKey;
    }

    byte[] workflowKey() {
        return workflowKeys.publicKey();
    }

    /** CPU used so far, by process; the one that asks is the driver. */
    Map<String, Duration> cpu() {
        Map<String, Duration> cpu = new TreeMap<>();
        children().forEach(child -> cpu.merge(child.name(), child.cpu(), Duration::plus));
        cpu.put("driver", ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        return cpu;
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to find a free port, but could not", e);
        }
    }
}
