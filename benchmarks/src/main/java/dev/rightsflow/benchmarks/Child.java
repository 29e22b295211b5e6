package dev.rightsflow.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A part in a JVM of its own, so that its CPU and its heap can be told from everybody else's, and it can be killed. */
final class Child implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private boolean ready;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts it without waiting; its log is {@code <name>.log} in the directory. */
    static Child start(String name, Path directory, List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= 23) {
            // It warns of what Scala's library does.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (Runtime.version().feature() >= 25) {
            // As in docker-compose.yml: a twentieth less work for the caches.
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.add("-XX:FlightRecorderOptions=stackdepth=256");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new Child(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(
                                    directory.resolve(name + ".log").toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start " + name + ", but could not", e);
        }
    }

    /** Returns when it answers. */
    synchronized Child awaitReady() {
        if (!ready) {
            expect(Control.READY);
            ready = true;
        }
        return this;
    }

    /** Waits until it answers, or has ended. */
    boolean becomesReady() {
        try {
            awaitReady();
            return true;
        } catch (IllegalStateException | UncheckedIOException e) {
            return false;
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All the CPU it has used so far, its compiler and garbage collector included. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it counts, and what is live in its heap after a full collection. */
    Map<String, Double> figures() {
        questions.println(Control.FIGURES);
        String line = line();
        Map<String, Double> figures = new TreeMap<>();
        for (String figure : line.substring(1, line.length() - 1).split(", ")) {
            String[] parts = figure.split("=", 2);
            figures.put(parts[0], Double.valueOf(parts[1]));
        }
        return figures;
    }

    void profile() {
        questions.println(Control.PROFILE);
        expect(Control.READY);
    }

    void dumpProfile(Path file) {
        questions.println(Control.DUMP + " " + file);
        expect(Control.READY);
    }

    /** SIGKILL: nothing in it gets to say goodbye. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        questions.close();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void expect(String wanted) {
        String line = line();
        if (!line.equals(wanted)) {
            throw new IllegalStateException("Expected " + name + " to be " + wanted + ", but it says " + line);
        }
    }

    private String line() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("Expected " + name + " to answer, but it has ended; see its log");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + name + " to answer, but it does not; see its log", e);
        }
    }
}
