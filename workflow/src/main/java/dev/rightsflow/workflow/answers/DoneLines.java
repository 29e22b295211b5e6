package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Results;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.DoneLine;
import dev.rightsflow.workflow.notices.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was done, one line for each system, category and outcome. */
final class DoneLines {

    private DoneLines() {}

    static List<DoneLine> of(Occasion occasion, Stream<Task> tasks) {
        List<Task> effects = tasks.toList();
        return Stream.concat(outcomes(occasion, effects), suppressions(occasion, effects))
                .toList();
    }

    private static Stream<DoneLine> outcomes(Occasion occasion, List<Task> effects) {
        Map<List<String>, Long> counts = effects.stream()
                .flatMap(task -> Results.of(occasion.current(), task))
                .filter(outcome -> outcome.outcome().fulfils() && outcome.item().count() > 0)
                .collect(Collectors.groupingBy(
                        outcome -> List.of(
                                outcome.item().system(),
                                outcome.item().category(),
                                outcome.outcome().name()),
                        () -> new TreeMap<>(Comparator.comparing(List::toString)),
                        Collectors.summingLong(
                                (ItemOutcome outcome) -> outcome.item().count())));
        return counts.entrySet().stream()
                .map(entry -> new DoneLine(
                        occasion.system(entry.getKey().get(0)),
                        occasion.category(entry.getKey().get(0), entry.getKey().get(1)),
                        entry.getValue(),
                        Outcome.valueOf(entry.getKey().get(2))));
    }

    /** A block takes effect also where nothing is held: it outlives every later import. */
    private static Stream<DoneLine> suppressions(Occasion occasion, List<Task> effects) {
        return effects.stream()
                .filter(Task::hasSuppressed)
                .filter(task -> task.outcomes().stream()
                        .noneMatch(outcome ->
                                outcome.outcome().fulfils() && outcome.item().count() > 0))
                .map(task -> new DoneLine(
                        occasion.system(task.system()), occasion.text("suppression.entry"), 1, Outcome.SUPPRESSED));
    }
}
