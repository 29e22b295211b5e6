package dev.rightsflow.workflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rightsflow.workflow.machine.DefinedMoves;
import dev.rightsflow.workflow.machine.SpringLifecycle;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Runs the product under many seeds and lets everything go wrong. {@code -Dsimulation.seeds=N} runs more,
 * {@code -Dsimulation.seed=S} begins with that one; alone it repeats it. See {@code docs/simulation.md}.
 */
class SimulationTest {

    private static final long ENOUGH_FOR_EVERY_MOVE = 1_000;

    private static final SpringLifecycle LIFECYCLE = new SpringLifecycle();

    private final Run run = new Run(Mutation.NONE, LIFECYCLE);

    /** A seed runs on one thread; different seeds share nothing and run beside each other. */
    @Test
    void everyPromiseHoldsUnderEverySeed() {
        boolean one = System.getProperty("simulation.seed") != null;
        long first = Long.getLong("simulation.seed", 1);
        long seeds = Long.getLong("simulation.seeds", one ? 1 : 2_000);
        long began = System.nanoTime();

        Optional<Schedule> broken = LongStream.range(first, first + seeds)
                .parallel()
                .mapToObj(Schedule::of)
                .filter(schedule -> run.of(schedule).isPresent())
                .findFirst();

        broken.ifPresent(this::describe);
        if (seeds >= ENOUGH_FOR_EVERY_MOVE) {
            assertThat(run.taken())
                    .as("every move of the lifecycle is made; People say and decide what leads to it")
                    .isEqualTo(DefinedMoves.byStage().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, moves -> moves.getValue().keySet())));
        }
        System.out.printf(
                "simulation: %d seeds from %d in %.1f s, every promise held%n",
                seeds, first, (System.nanoTime() - began) / 1e9);
    }

    private void describe(Schedule failing) {
        String what = run.of(failing).orElseThrow();
        Schedule shortest = new Shrinking(run, what).of(failing);
        fail("Expected every promise to hold under seed %d, but: %s%n%d steps shrank to %d:%n%s"
                .formatted(
                        failing.seed(),
                        what,
                        failing.steps().size(),
                        shortest.steps().size(),
                        String.join("\n", run.traceOf(shortest))));
    }
}
