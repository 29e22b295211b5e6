package dev.rightsflow.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real Apicurio Registry as a child process, since it wants a class path of its own. It offers its own API and
 * Confluent's. It dies with this process; see {@link RegistryProcess}.
 */
public final class SchemaRegistry implements Part {

    /** Long: on a machine that is full, who gives up and begins anew never comes to the end. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofSeconds(10);

    private final Optional<Path> database;
    private final Path log;
    private final int port;
    private @Nullable Process process;

    private SchemaRegistry(Optional<Path> database, Path log, int port) {
        this.database = database;
        this.log = log;
        this.port = Ports.orFree(port);
    }

    /** @param port 0 for any free one */
    public static SchemaRegistry in(Path directory, int port) {
        Path home = Directories.created(directory);
        return new SchemaRegistry(Optional.of(home.resolve("registry")), home.resolve("registry.log"), port);
    }

    /** A registry on a free port whose schemas are gone when it stops. */
    public static SchemaRegistry inMemory() {
        return new SchemaRegistry(
                Optional.empty(), Directories.temporary("registry").resolve("registry.log"), 0);
    }

    @Override
    public synchronized void start() {
        if (process != null) {
            return;
        }
        Process starting = launch();
        process = starting;
        awaitListening(starting);
    }

    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
        if (database.isEmpty()) {
            Directories.delete(Objects.requireNonNull(log.getParent()));
        }
    }

    /** Apicurio's own API, for its serde. */
    public String url() {
        return address() + "/apis/registry/v3";
    }

    /** Confluent's API. */
    public String confluentUrl() {
        return address() + "/apis/ccompat/v7";
    }

    /** The page for people. */
    public String address() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    private Process launch() {
        String url =
                database.map(file -> "jdbc:h2:file:" + file + ";WRITE_DELAY=0").orElse("jdbc:h2:mem:registry");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A small heap and the quick compiler: it serves one machine, and is wanted soon.
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.host=" + Ports.LOOPBACK,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=" + Ports.LOOPBACK,
                "-Dquarkus.management.port=0",
                "-Dapicurio.datasource.url=" + url,
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=10",
                "-cp",
                home().resolve("quarkus-run.jar") + File.pathSeparator + ownClasses(),
                RegistryProcess.class.getName());
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start the schema registry, but could not", e);
        }
    }

    private void awaitListening(Process starting) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!said("Listening on: http")) {
            if (!starting.isAlive() || System.nanoTime() > deadline) {
                stop();
                throw new IllegalStateException(
                        "Expected the schema registry to listen on port %d within %s, but it did not; its log is %s"
                                .formatted(port, START, log));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Expected to wait for the schema registry, but was interrupted", e);
            }
        }
    }

    private boolean said(String words) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the build unpacked the registry. */
    private static Path home() {
        try (InputStream resource = SchemaRegistry.class.getResourceAsStream("registry-home.txt")) {
            String built = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8).strip();
            Path home = Path.of(System.getProperty("rightsflow.registry-home", built));
            if (!Files.exists(home.resolve("quarkus-run.jar"))) {
                throw new IllegalStateException("Expected the schema registry in " + home
                        + ", but it is not there; build the module local/embedded again");
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read where the schema registry is, but could not", e);
        }
    }

    private static Path ownClasses() {
        try {
            return Path.of(SchemaRegistry.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Expected to find our own classes, but could not", e);
        }
    }
}
