package dev.rightsflow.workflow.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** The chance of one step. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, int step) {
        this.random = new SplittableRandom(seed * 1_000_003L + step);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Comes true once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    <T> List<T> shuffled(Collection<T> from) {
        List<T> shuffled = new ArrayList<>(from);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            java.util.Collections.swap(shuffled, i, below(i + 1));
        }
        return shuffled;
    }
}
