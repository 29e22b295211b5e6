package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A system was restored from a backup and has forgotten what it was told since: it is told again. A finished case stays
 * finished, and nobody is written to, since for the person nothing has changed. Holds are asked again before anything is
 * erased: what one keeps by now is left alone, and erased when it is gone, as whatever is kept. Paper that was destroyed
 * nothing can keep; what came back is only its place in the index.
 */
public final class Restored {

    /**
     * A backup that a system was restored from.
     *
     * @param since when the backup was made
     * @param at when the case heard that it was restored; what was commanded later, the system knows
     */
    public record Backup(Instant since, Instant at) {}

    private Restored() {}

    /** The effects that a system which is restored from a backup of that time cannot know of any more. */
    public static List<Task> lost(Case current, String system, Instant since) {
        return changes(current, system)
                .filter(task -> times(current, task).noneMatch(Task::isOpen))
                .filter(task -> isLaterThan(since, current, task))
                .filter(task ->
                        reachesEverything(task) || !toDoAgain(current, task).isEmpty())
                .toList();
    }

    /** Whether the case has something to tell the system again; perhaps once an answer comes that is still on its way. */
    public static boolean concerns(Case current, String system, Instant since) {
        return !lost(current, system, since).isEmpty()
                || changes(current, system)
                        .flatMap(task -> times(current, task))
                        .anyMatch(Task::isOpen);
    }

    static Verdict heard(Deciding deciding, Input.SystemRestored input) {
        Case current = deciding.current();
        if (current.isForgotten()) {
            return new Verdict.Rejected(
                    "Expected %s to tell %s again whom it was about, but it has forgotten the person; look into the backup by hand"
                            .formatted(current.id(), input.system()));
        }
        if (!concerns(current, input.system(), input.since())) {
            return new Verdict.Rejected("Expected %s to have changed something for %s since %s, but it has not"
                    .formatted(input.system(), current.id(), input.since()));
        }
        deciding.happen(new CaseEvent.SystemRestored(input.system(), input.since(), deciding.now));
        return deciding.accepted();
    }

    /** Tells each restored system again what it has lost, as soon as that is known. */
    static void advance(Deciding deciding) {
        if (deciding.current().restored().isEmpty() || deciding.current().isForgotten()) {
            return;
        }
        deciding.current().restored().forEach((system, backup) -> {
            for (Task task : lost(deciding.current(), system, backup.since())) {
                Predicate<Task> later = time -> !time.issuedAt().isBefore(backup.at()) && !time.equals(task);
                if (reachesEverything(task)
                        ? times(deciding.current(), task).noneMatch(later)
                        : !task.issuedAt().isAfter(backup.at())) {
                    tellAgain(
                            deciding,
                            task,
                            notTakenUp(deciding.current(), task, toDoAgain(deciding.current(), task), later));
                }
            }
        });
        for (Task replay : deciding.current().replays().toList()) {
            if (replay.state() == Task.State.CANCELLED) {
                tookBack(deciding, replay);
            }
        }
    }

    /** What a hold has stopped on its way is kept for as long as that, or goes on if the hold is gone already. */
    private static void tookBack(Deciding deciding, Task replay) {
        List<Item> planned = replay.items().stream()
                .filter(item -> deciding.current().plan().contains(new Disposition.Act(item, replay.action())))
                .toList();
        List<Item> owed = notTakenUp(deciding.current(), replay, planned, later -> later.round() > replay.round());
        deciding.current()
                .findTask(Objects.requireNonNull(replay.repeats()))
                .ifPresent(task -> tellAgain(deciding, task, owed));
    }

    /** Those that the system has not been told to act on again since, for whatever reason. */
    private static List<Item> notTakenUp(Case current, Task task, List<Item> items, Predicate<Task> later) {
        List<Task> since = Stream.concat(current.effects(), current.replays())
                .filter(other -> other.system().equals(task.system()) && other.action() == task.action())
                .filter(other -> other.state() != Task.State.CANCELLED)
                .filter(later)
                .toList();
        return items.stream()
                .filter(item -> since.stream().noneMatch(other -> other.items().contains(item)))
                .toList();
    }

    private static void tellAgain(Deciding deciding, Task task, List<Item> items) {
        List<Disposition.Keep> kept = task.certificate() == null ? keepers(deciding, task, items) : List.of();
        if (!kept.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(Holding.takenUp(deciding, List.copyOf(kept))));
            Planning.carryOut(deciding, List.copyOf(kept));
            if (deciding.current().isClosed()) {
                // Sets the alarm for the day on which it may go after all.
                DeferredErasure.start(deciding);
            }
        }
        List<Item> free = items.stream()
                .filter(item -> kept.stream().noneMatch(keep -> keep.item().equals(item)))
                .toList();
        if (!free.isEmpty() || reachesEverything(task)) {
            Tasks.again(deciding, task, free);
        }
    }

    private static List<Disposition.Keep> keepers(Deciding deciding, Task task, List<Item> items) {
        return Planning.keepers(
                        deciding,
                        items.stream()
                                .map(item -> (Disposition) new Disposition.Act(item, task.action()))
                                .toList())
                .toList();
    }

    /** What is kept now was erased before. */
    static boolean cameBack(Case current, Disposition.Keep keep) {
        return current.tasksTo(Action.ERASE)
                .flatMap(task -> task.outcomes().stream())
                .anyMatch(
                        outcome -> outcome.outcome().fulfils() && outcome.item().isOfOneKindWith(keep.item()));
    }

    private static Stream<Task> changes(Case current, String system) {
        return current.effects()
                .filter(Task::isChange)
                .filter(task -> task.system().equals(system));
    }

    /** The task, and the times that it was done again. */
    private static Stream<Task> times(Case current, Task task) {
        return Stream.concat(
                Stream.of(task),
                current.replays().filter(replay -> task.commandId().equals(replay.repeats())));
    }

    /** An answer of which nobody knows when it came counts as lost. */
    private static boolean isLaterThan(Instant since, Case current, Task task) {
        return times(current, task)
                .filter(Task::isAnswered)
                .map(Task::answeredAt)
                .anyMatch(at -> at == null || !at.isBefore(since));
    }

    /** Of what it was told, that which it did, and which still stands. */
    private static List<Item> toDoAgain(Case current, Task task) {
        List<Item> done = task.outcomes().stream()
                .filter(outcome -> outcome.outcome().fulfils() && outcome.item().count() > 0)
                .map(ItemOutcome::item)
                .toList();
        return task.items().stream()
                .filter(item -> done.stream().anyMatch(item::isOfOneKindWith))
                .filter(item -> switch (task.action()) {
                    case RESTRICT -> current.restricted().stream().anyMatch(item::isOfOneKindWith);
                    case ERASE ->
                        current.kept().stream().noneMatch(keep -> keep.item().equals(item));
                    default -> true;
                })
                .toList();
    }

    /** A block that reaches whatever there is, and whatever comes. */
    private static boolean reachesEverything(Task task) {
        return task.items().isEmpty() && task.hasSuppressed();
    }
}
