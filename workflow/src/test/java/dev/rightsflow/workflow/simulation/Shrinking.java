package dev.rightsflow.workflow.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves steps and faults out of a failing run for as long as it fails in the same way. */
final class Shrinking {

    private static final int MOST_RUNS = 600;

    private final Run run;
    private final String promise;
    private int runs;

    Shrinking(Run run, String broken) {
        this.run = run;
        this.promise = promiseOf(broken);
    }

    Schedule of(Schedule failing) {
        Schedule shortest = failing;
        for (int chunk = failing.steps().size() / 2; chunk > 0; chunk /= 2) {
            shortest = withoutChunks(shortest, chunk);
        }
        shortest = withoutChunks(shortest, 1);
        for (int step : shortest.steps()) {
            Set<Integer> calm = new HashSet<>(shortest.calm());
            calm.add(step);
            Schedule calmer = new Schedule(shortest.seed(), shortest.steps(), calm);
            if (failsTheSame(calmer)) {
                shortest = calmer;
            }
        }
        return shortest;
    }

    private Schedule withoutChunks(Schedule from, int chunk) {
        Schedule shortest = from;
        int at = 0;
        while (at < shortest.steps().size()) {
            List<Integer> fewer = new ArrayList<>(shortest.steps());
            fewer.subList(at, Math.min(at + chunk, fewer.size())).clear();
            Schedule shorter = new Schedule(shortest.seed(), fewer, shortest.calm());
            if (failsTheSame(shorter)) {
                shortest = shorter;
            } else {
                at += chunk;
            }
        }
        return shortest;
    }

    private boolean failsTheSame(Schedule candidate) {
        if (++runs > MOST_RUNS) {
            return false;
        }
        Optional<String> broken = run.of(candidate);
        return broken.filter(what -> promiseOf(what).equals(promise)).isPresent();
    }

    private static String promiseOf(String broken) {
        return broken.split(":", 2)[0];
    }
}
