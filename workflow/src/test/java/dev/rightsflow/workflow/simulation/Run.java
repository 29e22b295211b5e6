package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs a schedule, then heals everything and waits for every request's end. */
final class Run {

    static final Consumer<String> SILENT = line -> {};

    private final Mutation mutation;
    private final Lifecycle lifecycle;
    private final Map<Stage, Set<Move>> taken = new ConcurrentHashMap<>();

    Run(Mutation mutation, Lifecycle lifecycle) {
        this.mutation = mutation;
        this.lifecycle = lifecycle;
    }

    /** Every move that a case of any run has made, by the stage that it left. */
    Map<Stage, Set<Move>> taken() {
        return taken;
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

    private void moved(Stage from, Move move) {
        taken.computeIfAbsent(from, none -> ConcurrentHashMap.newKeySet()).add(move);
    }

    private Optional<String> of(Schedule schedule, Consumer<String> trace) {
        try {
            World world = new World(schedule.seed(), mutation, lifecycle, trace, this::moved);
            world.begin(schedule.seed());
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
