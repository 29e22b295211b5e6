package dev.rightsflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What {@code ./run} starts, as a process of its own: only so it can be killed. */
final class LocalProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private LocalProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LocalProcess start(Path output, String... arguments) {
        Path checkout = Path.of("..", "..").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx800m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-Drightsflow.checkout=" + checkout,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.rightsflow.local.Local"));
        command.addAll(List.of(arguments));
        try {
            return new LocalProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said this. */
    Matcher awaitSaid(String regex, Duration patience) {
        Pattern pattern = Pattern.compile(regex);
        Awaitility.await(regex)
                .atMost(patience)
                .until(() -> !process.isAlive() || pattern.matcher(output()).find());
        Matcher matcher = pattern.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("Expected '" + regex + "', but the process ended and had said:\n" + output());
        }
        return matcher;
    }

    List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** What {@code kill} sends; not what Ctrl-C sends, since whoever starts the tests in the background makes them deaf to that. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "Expected the process to end within " + patience + ", but it said:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
