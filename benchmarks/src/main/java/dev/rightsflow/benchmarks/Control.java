package dev.rightsflow.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The child's end of its pipes: answers what the benchmark asks, one line each. The operating system closes the pipe when
 * the benchmark dies, of whatever, so no child outlives it.
 */
final class Control {

    static final String READY = "ready";
    static final String FIGURES = "figures";
    static final String PROFILE = "profile";
    static final String DUMP = "dump";

    private final PrintStream answers;
    private @Nullable Recording recording;

    private Control(PrintStream answers) {
        this.answers = answers;
    }

    /** Takes standard output for the answers; what anybody else prints goes to the log. */
    static Control take() {
        Control control = new Control(System.out);
        System.setOut(System.err);
        return control;
    }

    /** Answers until the benchmark is gone, then ends this process. */
    void serve(Supplier<Map<String, Double>> figures) throws IOException {
        answer(READY);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String question;
        while ((question = questions.readLine()) != null) {
            switch (question.split(" ", 2)[0]) {
                case FIGURES -> answer(withHeap(figures.get()).toString());
                case PROFILE -> {
                    startProfile();
                    answer(READY);
                }
                case DUMP -> {
                    dumpProfile(Path.of(question.split(" ", 2)[1]));
                    answer(READY);
                }
                default -> answer("?");
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void answer(String line) {
        answers.println(line);
        answers.flush();
    }

    private static Map<String, Double> withHeap(Map<String, Double> figures) {
        Map<String, Double> all = new TreeMap<>(figures);
        System.gc();
        all.put("heap", (double)
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        return all;
    }

    private void startProfile() throws IOException {
        try {
            recording = new Recording(Configuration.getConfiguration("profile"));
            recording.start();
        } catch (ParseException e) {
            throw new IllegalStateException("Expected the JDK to come with a profile for recordings", e);
        }
    }

    private void dumpProfile(Path file) throws IOException {
        if (recording != null) {
            recording.stop();
            recording.dump(file);
            recording.close();
            recording = null;
        }
    }
}
