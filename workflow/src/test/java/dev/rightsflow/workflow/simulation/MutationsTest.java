package dev.rightsflow.workflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.machine.SpringLifecycle;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation bites: each deliberate fault breaks a promise under some seed. {@code docs/simulation.md} lists them. */
class MutationsTest {

    private static final long MOST_SEEDS = 5_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isCaughtBySomeSeed(Mutation mutation) {
        Run run = new Run(mutation, new SpringLifecycle());

        // First the seed that is known to catch it; it is another one after every change of what a run consists of.
        Optional<String> caught = LongStream.concat(
                        LongStream.of(mutation.caughtBy()), LongStream.rangeClosed(1, MOST_SEEDS))
                .mapToObj(seed -> run.of(Schedule.of(seed)).map(broken -> "seed %d: %s".formatted(seed, broken)))
                .flatMap(Optional::stream)
                .findFirst();

        System.out.printf("mutation %s: %s%n", mutation.name(), caught.orElse("not caught"));
        assertThat(caught)
                .as("%s: caught within %d seeds", mutation, MOST_SEEDS)
                .isPresent();
    }
}
