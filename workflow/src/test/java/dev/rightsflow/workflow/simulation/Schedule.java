package dev.rightsflow.workflow.simulation;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a run does. A step's choices follow from the seed and the step's number alone, so steps and faults can be left out of
 * a run without changing what the others choose: that is what makes a failing run shrink.
 *
 * @param calm numbers of steps in which nothing goes wrong
 */
record Schedule(long seed, List<Integer> steps, Set<Integer> calm) {

    private static final int FEWEST = 50;
    private static final int MOST = 150;

    static Schedule of(long seed) {
        int length = FEWEST + new Dice(seed, -1).below(MOST - FEWEST);
        return new Schedule(seed, IntStream.range(0, length).boxed().toList(), Set.of());
    }
}
