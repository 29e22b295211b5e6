package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of what was asked, as the person reads it: the answer is made of this, and so is the ending. */
public final class Results {

    private Results() {}

    /**
     * What became of the items of a task, as far as it answers what was asked for. That an item is in storage only for as long
     * as it is kept, or was until a person decided, does not; nor does what was done meanwhile with what a person then declined.
     */
    public static Stream<ItemOutcome> of(Case current, Task task) {
        return task.outcomes().stream()
                .filter(outcome -> current.plan().stream()
                        .filter(disposition -> disposition.item().isOfOneKindWith(outcome.item()))
                        .allMatch(disposition -> isAskedFor(task.action(), disposition)));
    }

    private static boolean isAskedFor(Action done, Disposition disposition) {
        boolean onlyRestricted = done == Action.RESTRICT
                && !(disposition instanceof Disposition.Act act && act.action() == Action.RESTRICT);
        return !onlyRestricted && !(disposition instanceof Disposition.Decline);
    }

    /**
     * What of an effect was not done although no law keeps it: it failed, or was left alone, or a person has found that there
     * is nothing to be done. The answer says so of each.
     */
    public static Stream<ItemOutcome> leftUndone(Case current, Task task) {
        return !task.isAnswered()
                ? Stream.empty()
                : of(current, task)
                        .filter(outcome -> !outcome.outcome().fulfils())
                        .filter(outcome ->
                                outcome.item().count() > 0 || task.items().isEmpty())
                        .filter(outcome -> isLeftUndone(current, task, outcome))
                        .filter(outcome -> !isDecidedLater(current, task, outcome.item()));
    }

    private static boolean isLeftUndone(Case current, Task task, ItemOutcome outcome) {
        Item item = outcome.item();
        return switch (outcome.outcome()) {
            case RETAINED ->
                current.kept().stream().noneMatch(keep -> keep.item().isOfOneKindWith(item));
            // What a system says of itself a person has looked into, and this is what they found.
            case NOT_APPLICABLE ->
                task.state() == Task.State.SETTLED && LeftToStaff.isWanted(current, task.action(), item);
            default -> outcome.outcome() == Outcome.FAILED;
        };
    }

    /** Whether its system was told once more, and has answered. */
    private static boolean isDecidedLater(Case current, Task task, Item item) {
        return current.effects()
                .filter(Task::isAnswered)
                .filter(other -> other.system().equals(task.system())
                        && other.action() == task.action()
                        && other.round() > task.round())
                .flatMap(other -> other.outcomes().stream())
                .anyMatch(outcome -> outcome.item().isOfOneKindWith(item));
    }

    /**
     * The erasures that a notice of a deferred erasure speaks of: those after the answer, or after the last such notice.
     *
     * @param notice null for the next one, which is not written yet
     */
    public static List<Task> erasuresToldBy(Case current, @Nullable Task notice) {
        List<Task> erasures = new ArrayList<>();
        for (Task task : current.tasks().values()) {
            if (task.equals(notice)) {
                break;
            }
            if (task.notice() == NoticeKind.ANSWER || task.notice() == NoticeKind.DEFERRED_ERASURE_DONE) {
                erasures.clear();
            } else if (task.action() == Action.ERASE && !task.isReplay()) {
                erasures.add(task);
            }
        }
        return List.copyOf(erasures);
    }
}
