package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.RightPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is done with each item. First every system says what it holds, then each item gets its disposition, and only then
 * is anything irreversible commanded: nothing is erased anywhere before holds are known everywhere.
 */
final class Planning {

    private Planning() {}

    static void locate(Deciding deciding) {
        deciding.move(Move.LOCATE);
        Case current = deciding.current();
        RightPolicy right = deciding.rules.policy().right(current.facts().right());
        for (DataSystem system : systems(deciding)) {
            Tasks.command(deciding, system.id(), Action.LOCATE, List.of());
            if (right.immediate()) {
                // What stops the use of data does not wait for a search, and reaches what the search does not find.
                Tasks.command(deciding, system.id(), right.fulfilment(), List.of());
            }
        }
    }

    /** Decides every item, then goes on to approval, fulfilment, or the answer. */
    static void assess(Deciding deciding) {
        deciding.happen(new CaseEvent.Planned(dispositions(deciding, located(deciding.current()))));
        Case current = deciding.current();
        RightPolicy policy = deciding.rules.policy().right(current.facts().right());
        commandWhatIsLeft(deciding, Planning::meanwhile);
        boolean aPersonMustDecide = !current.referred().isEmpty();
        // Keeping an item now is a plan to erase it later, when the case is closed and nobody can be asked any more.
        boolean irreversible = current.plan().stream().anyMatch(Planning::isIrreversible)
                || (DeferredErasure.isAboutErasure(deciding) && !current.kept().isEmpty());
        if (aPersonMustDecide || (policy.approval() && irreversible)) {
            deciding.move(Move.REQUEST_APPROVAL);
        } else if (hasActs(current)) {
            fulfil(deciding);
        } else {
            Closing.start(deciding, Closing.endingOf(current));
        }
    }

    static void fulfil(Deciding deciding) {
        // What was told meanwhile is waited for, also where nothing more is to be done: the answer speaks of it.
        if (hasActs(deciding.current()) || !deciding.current().isEveryEffectSettled()) {
            deciding.move(Move.FULFIL);
        } else {
            Closing.start(deciding, Closing.endingOf(deciding.current()));
        }
    }

    /** Asks again before the plan is carried out: since it was made, perhaps days ago, a hold may have come. */
    private static void holdBack(Deciding deciding) {
        List<Disposition> kept = keepers(deciding, deciding.current().plan())
                .map(Disposition.class::cast)
                .toList();
        if (!kept.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(kept));
        }
    }

    /** What forbids the acts among these dispositions today. */
    static Stream<Disposition.Keep> keepers(Deciding deciding, List<Disposition> dispositions) {
        Collection<Hold> holds = deciding.holds();
        return dispositions.stream()
                .filter(Disposition.Act.class::isInstance)
                .map(Disposition.Act.class::cast)
                .flatMap(act ->
                        deciding.rules.assessment().keeper(act.item(), act.action(), holds, deciding.today()).stream());
    }

    /** Commands what the plan wants done and no task has taken up: at first everything, later what a hold or its release left over. */
    static void commandWhatIsLeft(Deciding deciding) {
        if (deciding.current().ending() == null) {
            commandWhatIsLeft(deciding, Planning::wanted);
        }
    }

    /** The same for a deferred erasure: the case has ended, and only these items are still open. */
    static void commandWhatIsLeftOf(Deciding deciding, List<Item> items) {
        commandWhatIsLeft(
                deciding, disposition -> items.contains(disposition.item()) ? wanted(disposition) : Optional.empty());
    }

    private static void commandWhatIsLeft(Deciding deciding, Function<Disposition, Optional<Action>> actionFor) {
        Map<String, Map<Action, List<Item>>> left = new TreeMap<>();
        for (Disposition disposition : deciding.current().plan()) {
            Item item = disposition.item();
            actionFor
                    .apply(disposition)
                    .filter(action -> isLeft(deciding.current(), action, item))
                    .ifPresent(action -> left.computeIfAbsent(item.system(), system -> new LinkedHashMap<>())
                            .computeIfAbsent(action, none -> new ArrayList<>())
                            .add(item));
        }
        left.forEach((system, byAction) ->
                byAction.forEach((action, items) -> Tasks.command(deciding, system, action, items)));
    }

    static Verdict approved(Deciding deciding, Input.PlanApproved input) {
        Case current = deciding.current();
        if (current.stage() != Stage.AWAITING_APPROVAL) {
            return deciding.rejected(input);
        }
        if (!current.referred().isEmpty()) {
            return new Verdict.Rejected(
                    "Expected a plan in which every item is decided, but %s waits for a decision on %s"
                            .formatted(
                                    current.id(),
                                    current.referred().stream()
                                            .map(Disposition.Refer::item)
                                            .toList()));
        }
        if (current.fourEyes().openedBy().contains(input.by())) {
            return new Verdict.Rejected(
                    "Expected a second person to approve that %s hands out what others stand in (Art 15(4)), but '%s' decided it"
                            .formatted(current.id(), input.by()));
        }
        holdBack(deciding);
        deciding.happen(new CaseEvent.PlanAccepted(input.by()));
        return deciding.accepted();
    }

    static Verdict returned(Deciding deciding, Input.PlanReturned input) {
        if (deciding.current().stage() != Stage.AWAITING_APPROVAL) {
            return deciding.rejected(input);
        }
        deciding.happen(new CaseEvent.PlanRejected(input.by()));
        locate(deciding);
        return deciding.accepted();
    }

    /** A hold stops what has not happened yet: commands under way that touch its items are taken back, and the rest planned anew. */
    static Verdict holdPlaced(Deciding deciding, Input.HoldPlaced input) {
        if (deciding.current().holds().containsKey(input.hold().id())) {
            return new Verdict.Rejected("Expected a hold that %s does not know, but it knows %s"
                    .formatted(deciding.current().id(), input.hold().id()));
        }
        deciding.happen(new CaseEvent.HoldTakenUp(input.hold()));
        Tasks.takeBack(
                deciding,
                task -> task.action().irreversible()
                        && task.items().stream().anyMatch(item -> covers(input.hold(), item)));
        replan(deciding);
        return deciding.accepted();
    }

    static Verdict holdReleased(Deciding deciding, Input.HoldReleased input) {
        if (!deciding.current().holds().containsKey(input.holdId())) {
            return new Verdict.Rejected("Expected a hold that %s knows, but it does not know %s"
                    .formatted(deciding.current().id(), input.holdId()));
        }
        deciding.happen(new CaseEvent.HoldLifted(input.holdId()));
        if (deciding.current().isClosed()) {
            DeferredErasure.start(deciding);
        } else {
            replan(deciding);
        }
        return deciding.accepted();
    }

    /** Items of a command that was taken back get a new disposition under the holds of now. */
    static void replanTaskItems(Deciding deciding, Task task) {
        if (deciding.current().stage() == Stage.FULFILLING || deciding.current().isClosed()) {
            List<Disposition> fresh = dispositions(deciding, task.items());
            boolean accepted = deciding.current().planAccepted();
            deciding.happen(new CaseEvent.Planned(fresh));
            if (accepted) {
                deciding.happen(new CaseEvent.PlanAccepted("workflow"));
            }
        }
    }

    /** While nothing was commanded for an item, its disposition follows the holds. */
    private static void replan(Deciding deciding) {
        Case current = deciding.current();
        boolean planned = current.stage() == Stage.AWAITING_APPROVAL || current.stage() == Stage.FULFILLING;
        if (!planned) {
            return;
        }
        List<Item> free = current.plan().stream()
                .map(Disposition::item)
                .filter(item -> current.effects().noneMatch(task -> task.items().contains(item)))
                .toList();
        if (!free.isEmpty()) {
            boolean accepted = current.planAccepted();
            deciding.happen(new CaseEvent.Planned(dispositions(deciding, free)));
            if (accepted) {
                deciding.happen(new CaseEvent.PlanAccepted("workflow"));
            }
        }
    }

    static List<Disposition> dispositions(Deciding deciding, List<Item> items) {
        Case.Facts facts = deciding.current().facts();
        return deciding.rules
                .assessment()
                .assess(facts.right(), facts.subjectType(), items, deciding.holds(), deciding.today());
    }

    /** What the newest answer of each system says is held. */
    private static List<Item> located(Case current) {
        Map<String, Task> newest = new LinkedHashMap<>();
        current.tasksTo(Action.LOCATE)
                .filter(Task::isAnswered)
                .forEach(task -> newest.merge(task.system(), task, (a, b) -> a.round() > b.round() ? a : b));
        return newest.values().stream().flatMap(task -> task.found().stream()).toList();
    }

    private static boolean hasActs(Case current) {
        return current.plan().stream().anyMatch(Disposition.Act.class::isInstance);
    }

    static boolean isIrreversible(Disposition disposition) {
        return disposition instanceof Disposition.Act act && act.action().irreversible();
    }

    private static Optional<Action> wanted(Disposition disposition) {
        return switch (disposition) {
            case Disposition.Act act -> Optional.of(act.action());
            case Disposition.Refer refer -> meanwhile(refer);
            case Disposition.Keep ignored -> Optional.empty();
            case Disposition.NotApplicable ignored -> Optional.empty();
            case Disposition.Decline ignored -> Optional.empty();
        };
    }

    /** What happens to an item at once, before a person has decided about it. */
    private static Optional<Action> meanwhile(Disposition disposition) {
        return disposition instanceof Disposition.Refer refer
                ? Optional.ofNullable(refer.meanwhile())
                : Optional.empty();
    }

    /** An effect without items reaches everything that the system holds about the person. */
    private static boolean isLeft(Case current, Action action, Item item) {
        return current.effects()
                .filter(task -> task.state() != Task.State.CANCELLED)
                .filter(task -> task.system().equals(item.system()) && task.action() == action)
                .noneMatch(task -> task.items().isEmpty() || task.items().contains(item));
    }

    private static List<DataSystem> systems(Deciding deciding) {
        Case.Facts facts = deciding.current().facts();
        return Stream.of(Connection.RUNNING, Connection.BY_HAND)
                .flatMap(connection ->
                        deciding.rules.policy().systemsFor(facts.right(), facts.subjectType(), connection).stream())
                .toList();
    }

    private static boolean covers(Hold hold, Item item) {
        return hold.covers(item.system(), item.category(), item.recordDate());
    }
}
