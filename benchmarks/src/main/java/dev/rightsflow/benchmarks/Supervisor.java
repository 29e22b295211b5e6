package dev.rightsflow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Kills processes and starts again whatever has ended, as an orchestrator does. */
final class Supervisor {

    private final Map<String, Supplier<Child>> starts = new LinkedHashMap<>();
    private final Map<String, Child> running = new LinkedHashMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final ConcurrentLinkedQueue<Duration> absences = new ConcurrentLinkedQueue<>();
    private final Random dice;

    Supervisor(long seed) {
        this.dice = new Random(seed);
    }

    void start(String name, Supplier<Child> start) {
        starts.put(name, start);
        running.put(name, start.get());
    }

    /** Returns when everybody has said that they are. */
    void awaitReady() {
        running.values().forEach(Child::awaitReady);
    }

    /** One of them, at random, in whatever it is doing. */
    String killOne() {
        List<String> names = List.copyOf(starts.keySet());
        String name = names.get(dice.nextInt(names.size()));
        kill(name);
        return name;
    }

    void kill(String name) {
        Child child = running.get(name);
        if (child != null) {
            child.kill();
        }
        kills.merge(name, 1, Integer::sum);
    }

    /** Starts what is not there. */
    void restartEnded() {
        for (Map.Entry<String, Supplier<Child>> start : starts.entrySet()) {
            Child child = running.get(start.getKey());
            if (child == null || !child.isAlive()) {
                Child fresh = start.getValue().get();
                running.put(start.getKey(), fresh);
                noteAbsence(fresh);
            }
        }
    }

    private void noteAbsence(Child fresh) {
        long began = System.nanoTime();
        Thread.startVirtualThread(() -> {
            if (fresh.becomesReady()) {
                absences.add(Duration.ofNanos(System.nanoTime() - began));
            }
        });
    }

    int between(int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }

    /** How often each was killed. */
    Map<String, Integer> kills() {
        return kills;
    }

    /** How long those who were killed took to be back, where they were not killed again before. */
    String absences() {
        List<Duration> sorted = new ArrayList<>(absences);
        sorted.sort(null);
        return sorted.isEmpty()
                ? "nobody is back yet"
                : "%d came back, within %d to %d s, half of them within %d s"
                        .formatted(
                                sorted.size(),
                                sorted.getFirst().toSeconds(),
                                sorted.getLast().toSeconds(),
                                sorted.get(sorted.size() / 2).toSeconds());
    }
}
