package dev.rightsflow.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What was typed.
 *
 * @param requests of the measured run
 * @param warmUp requests before it
 * @param window most requests under way at a time
 * @param rate requests a second while latency is measured; 0: not measured
 * @param openCases so many cases are left open while the heap is measured; 0: not measured
 * @param stored numbers of stored cases at which the cost of a request is measured
 * @param holding whether every system holds something to erase, which doubles the commands
 * @param partitions of each topic, as {@code ./run} has it
 * @param threads of the workflow
 * @param profile whether to record and show where the time goes
 */
record Options(
        int requests,
        int warmUp,
        int window,
        int rate,
        int openCases,
        List<Integer> stored,
        boolean holding,
        int partitions,
        int threads,
        boolean profile,
        Path directory) {

    static final String HELP = """
        benchmarks/run [options]   drives requests through the real thing, and prints what they cost

          --requests N      of the measured run (default: 20000)
          --warm-up N       requests before it (default: 20000)
          --window N        most requests under way at a time (default: 2000)
          --rate N          requests a second while latency is measured (default: 100; 0: not measured)
          --open N          open cases while the heap is measured (default: 0: not measured)
          --stored N,N,...  numbers of stored cases at which the cost of a request is measured (default: none)
          --holding         every system holds something to erase: eight commands instead of four
          --partitions N    of each topic (default: 4)
          --threads N       of the workflow (default: 4: while one waits for the store or the broker, another has work)
          --profile         records the measured run, and prints where the time goes
        """;

    static Options parse(String[] arguments, Path directory) {
        int requests = 20_000;
        int warmUp = 20_000;
        int window = 2_000;
        int rate = 100;
        int open = 0;
        List<Integer> stored = List.of();
        boolean holding = false;
        int partitions = 4;
        int threads = 4;
        boolean profile = false;
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--requests" -> requests = number(option, rest);
                case "--warm-up" -> warmUp = number(option, rest);
                case "--window" -> window = number(option, rest);
                case "--rate" -> rate = number(option, rest);
                case "--open" -> open = number(option, rest);
                case "--stored" ->
                    stored = Arrays.stream(value(option, rest).split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--holding" -> holding = true;
                case "--partitions" -> partitions = number(option, rest);
                case "--threads" -> threads = number(option, rest);
                case "--profile" -> profile = true;
                default -> throw new IllegalArgumentException("There is no '" + option + "'\n" + HELP);
            }
        }
        return new Options(
                requests, warmUp, window, rate, open, stored, holding, partitions, threads, profile, directory);
    }

    private static int number(String option, Deque<String> rest) {
        return Integer.parseInt(value(option, rest));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Expected a value after " + option + "\n" + HELP);
        }
        return rest.removeFirst();
    }
}
