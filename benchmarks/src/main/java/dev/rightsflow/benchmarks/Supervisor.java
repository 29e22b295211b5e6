package dev.rightsflow.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Kills processes and starts again whatever has ended, as an orchestrator does. */
final class Supervisor {

    private final Map<String, Supplier<Child>> starts = new LinkedHashMap<>();
    private final Map<String, Child> running = new LinkedHashMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Random dice;

    Supervisor(long seed) {
        this.dice = new Random(seed);
    }

    void start(String name, Supplier<Child> start) {
        starts.put(name, start);
        running.put(name, start.get());
    }

    void awaitReady() {
        running.values().forEach(Child::awaitReady);
    }

    /** One of them, at random, in whatever it is doing. */
    String killOne() {
        List<String> names = List.copyOf(starts.keySet());
        String name = names.get(dice.nextInt(names.size()));
        Child child = running.get(name);
        if (child != null) {
            child.kill();
        }
        kills.merge(name, 1, Integer::sum);
        return name;
    }

    /** Starts what is not there. */
    void restartEnded() {
        for (Map.Entry<String, Supplier<Child>> start : starts.entrySet()) {
            Child child = running.get(start.getKey());
            if (child == null || !child.isAlive()) {
                running.put(start.getKey(), start.getValue().get());
            }
        }
    }

    int between(int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }

    /** How often each was killed. */
    Map<String, Integer> kills() {
        return kills;
    }
}
