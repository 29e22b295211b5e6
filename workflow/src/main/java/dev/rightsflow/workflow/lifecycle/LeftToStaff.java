package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.util.List;
import java.util.Optional;

/** What is wanted of a system, and it says that it cannot do: a person sees to it, so that nothing drops out of the answer. */
final class LeftToStaff {

    private static final Failure NO_RESTRICTION = new Failure(
            "NO_RESTRICTION",
            "The system cannot restrict what is kept there. See to it by hand that it is used neither for marketing"
                    + " nor for analysis, then settle this task.",
            false);
    private static final Failure UNSUPPORTED = new Failure(
            "UNSUPPORTED",
            "The system cannot do this by itself. Do it by hand as the system's instructions say, then settle this"
                    + " task.",
            false);

    private LeftToStaff() {}

    /** Why a person has to see to it after what a system has said, if one has to. */
    static Optional<Failure> of(Case current, Task task, List<ItemOutcome> outcomes) {
        return task.items().stream().anyMatch(item -> isLeft(current, task, outcomes, item))
                ? Optional.of(task.action() == Action.RESTRICT ? NO_RESTRICTION : UNSUPPORTED)
                : Optional.empty();
    }

    /** Whether its system said so before that was wanted: then nobody has seen to it. */
    static boolean isOverlooked(Case current, Task task, Item item) {
        return task.state() == Task.State.DONE && isLeft(current, task, task.outcomes(), item);
    }

    private static boolean isLeft(Case current, Task task, List<ItemOutcome> outcomes, Item item) {
        return isWanted(current, task.action(), item)
                && outcomes.stream()
                        .filter(ItemOutcome::isBeyondTheSystem)
                        .map(ItemOutcome::item)
                        .anyMatch(said -> task.items().isEmpty()
                                ? said.category().equals(item.category())
                                : said.isOfOneKindWith(item));
    }

    /** Whether the plan wants this done with it, if only meanwhile. */
    static boolean isWanted(Case current, Action action, Item item) {
        return current.plan().stream()
                .filter(disposition -> disposition.item().isOfOneKindWith(item))
                .anyMatch(disposition -> switch (disposition) {
                    case Disposition.Act act -> act.action() == action;
                    case Disposition.Refer refer -> refer.meanwhile() == action;
                    case Disposition.Keep ignored -> action == Action.RESTRICT;
                    case Disposition.NotApplicable ignored -> false;
                    case Disposition.Decline ignored -> false;
                });
    }
}
