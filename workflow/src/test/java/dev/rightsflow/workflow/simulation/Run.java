package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.lifecycle.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a schedule, then heals everything and waits for every request's end. */
final class Run {

    static final Consumer<String> SILENT = line -> {};

    private final Mutation mutation;
    private final Lifecycle lifecycle;

    Run(Mutation mutation, Lifecycle lifecycle) {
        this.mutation = mutation;
        this.lifecycle = lifecycle;
    }

    /** @return what broke; empty if every promise held */
    Optional<String> of(Schedule schedule) {
        return of(schedule, SILENT);
    }

    List<String> traceOf(Schedule schedule) {
        List<String> trace = new ArrayList<>();
        Optional<String> broken = of(schedule, trace::add);
        broken.ifPresent(trace::add);
        return trace;
    }

    private Optional<String> of(Schedule schedule, Consumer<String> trace) {
        try {
            World world = new World(schedule.seed(), mutation, lifecycle, trace);
            for (int step : schedule.steps()) {
                world.step(schedule.seed(), step, schedule.calm().contains(step));
            }
            new Recovery(world, schedule.seed()).run();
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of("nothing unforeseen happens: " + e + " at "
                    + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)));
        }
    }
}
