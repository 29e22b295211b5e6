package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.RightPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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
        systems(deciding).forEach(system -> ask(deciding, system, right));
    }

    private static void ask(Deciding deciding, DataSystem system, RightPolicy right) {
        Tasks.command(deciding, system.id(), Action.LOCATE, List.of());
        if (right.immediate()) {
            // What stops the use of data does not wait for a search, and reaches what the search does not find.
            Tasks.command(deciding, system.id(), right.fulfilment(), List.of());
        }
    }

    /** A policy that came while systems searched may know some that the one before did not. */
    static void askUnasked(Deciding deciding) {
        Case current = deciding.current();
        RightPolicy right = deciding.rules.policy().right(current.facts().right());
        systems(deciding).stream()
                .filter(system -> !current.hasAsked(system.id()))
                .forEach(system -> ask(deciding, system, right));
    }

    /** Decides every item, then goes on to approval, fulfilment, or the answer. */
    static void assess(Deciding deciding) {
        deciding.happen(new CaseEvent.Planned(dispositions(deciding, located(deciding.current()))));
        Case current = deciding.current();
        RightPolicy policy = deciding.rules.policy().right(current.facts().right());
        commandMeanwhile(deciding);
        boolean aPersonMustDecide = !current.referred().isEmpty();
        // Keeping an item now is a plan to erase it later, when the case is closed and nobody can be asked any more.
        boolean irreversible = current.plan().stream().anyMatch(Planning::isIrreversible)
                || (DeferredErasure.isAboutErasure(deciding) && !current.kept().isEmpty());
        if (aPersonMustDecide || (policy.approval() && irreversible)) {
            deciding.move(Move.REQUEST_APPROVAL);
        } else {
            fulfil(deciding);
        }
    }

    static void fulfil(Deciding deciding) {
        // What was told meanwhile is waited for, also where nothing more is to be done: the answer speaks of it.
        if (wantsAnything(deciding) || !deciding.current().isEveryEffectSettled()) {
            deciding.move(Move.FULFIL);
        } else {
            Closing.start(deciding, Closing.endingOf(deciding));
        }
    }

    /** Asks again about what is planned and not commanded: since it was planned, perhaps days ago, a hold may have come. */
    static void holdBack(Deciding deciding) {
        Case current = deciding.current();
        List<Disposition> ahead = current.ahead()
                .filter(disposition ->
                        disposition instanceof Disposition.Act act && isLeft(current, act.action(), act.item()))
                .toList();
        List<Disposition> kept =
                keepers(deciding, ahead).map(Disposition.class::cast).toList();
        if (!kept.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(Holding.takenUp(deciding, kept)));
        }
    }

    /** What forbids the acts among these dispositions today. */
    static Stream<Disposition.Keep> keepers(Deciding deciding, List<Disposition> dispositions) {
        if (dispositions.isEmpty()) {
            return Stream.empty();
        }
        Collection<Hold> holds = deciding.holds();
        return dispositions.stream()
                .filter(Disposition.Act.class::isInstance)
                .map(Disposition.Act.class::cast)
                .flatMap(act ->
                        deciding.rules.assessment().keeper(act.item(), act.action(), holds, deciding.today()).stream());
    }

    /** Commands what the plan wants done and no task has taken up: at first everything, later what a CANCEL left over. */
    static void commandWhatIsLeft(Deciding deciding) {
        commandWhatIsLeft(deciding, wanted(deciding));
    }

    /** What does not wait until a person has decided. */
    static void commandMeanwhile(Deciding deciding) {
        commandWhatIsLeft(deciding, Planning::meanwhile);
    }

    private static void commandWhatIsLeft(Deciding deciding, Function<Disposition, Optional<Action>> actionFor) {
        Case current = deciding.current();
        command(
                deciding,
                current.ahead(),
                disposition ->
                        actionFor.apply(disposition).filter(action -> isLeft(current, action, disposition.item())));
    }

    /** One command a system and action. */
    private static void command(
            Deciding deciding, Stream<Disposition> dispositions, Function<Disposition, Optional<Action>> actionFor) {
        Map<String, Map<Action, List<Item>>> commands = new TreeMap<>();
        dispositions.forEach(disposition -> actionFor
                .apply(disposition)
                .ifPresent(
                        action -> commands.computeIfAbsent(disposition.item().system(), system -> new LinkedHashMap<>())
                                .computeIfAbsent(action, none -> new ArrayList<>())
                                .add(disposition.item())));
        commands.forEach((system, byAction) ->
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

    /** The person is asked something: what is held is looked up and assessed anew once that is settled. */
    static void drop(Deciding deciding, String by) {
        if (!deciding.current().plan().isEmpty()) {
            deciding.happen(new CaseEvent.PlanRejected(by));
        }
    }

    static Verdict returned(Deciding deciding, Input.PlanReturned input) {
        if (deciding.current().stage() != Stage.AWAITING_APPROVAL) {
            return deciding.rejected(input);
        }
        deciding.happen(new CaseEvent.PlanRejected(input.by()));
        deciding.decideAnew();
        locate(deciding);
        return deciding.accepted();
    }

    /**
     * Decides anew what is kept: the reason may be gone.
     *
     * @return what need not be kept any more
     */
    static List<Disposition> letGo(Deciding deciding) {
        List<Disposition> free = new ArrayList<>(letGo(deciding, keep -> !isNeededByOthers(deciding.current(), keep)));
        free.addAll(letGo(
                deciding,
                keep -> isNeededByOthers(deciding.current(), keep)
                        && deciding.current().kept().stream()
                                .filter(other -> !isNeededByOthers(deciding.current(), other))
                                .filter(other ->
                                        other.item().system().equals(keep.item().system()))
                                .noneMatch(other -> other.alsoFor(keep.item()).equals(keep))));
        return free;
    }

    /** The same for some of it. */
    static List<Disposition> letGo(Deciding deciding, Predicate<Disposition.Keep> which) {
        List<Disposition> changed = changed(deciding, which);
        if (!changed.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(changed));
        }
        return changed.stream()
                .filter(disposition -> !(disposition instanceof Disposition.Keep))
                .toList();
    }

    /** A hold that has come since may keep for longer what is kept anyway: whoever reads until when, reads that. */
    static void keepLonger(Deciding deciding) {
        List<Disposition> longer = changed(deciding, keep -> !isNeededByOthers(deciding.current(), keep)).stream()
                .filter(Disposition.Keep.class::isInstance)
                .toList();
        if (!longer.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(longer));
        }
    }

    /** What is decided otherwise today than when it was kept. */
    private static List<Disposition> changed(Deciding deciding, Predicate<Disposition.Keep> which) {
        Case.Facts facts = deciding.current().facts();
        List<Disposition.Keep> asked =
                deciding.current().kept().stream().filter(which).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Collection<Hold> holds = deciding.holds();
        List<Disposition> anew = asked.stream()
                .map(keep -> deciding.rules
                        .assessment()
                        .again(facts.right(), facts.subjectType(), keep, holds, deciding.today()))
                .toList();
        return Holding.takenUp(deciding, anew).stream()
                .filter(disposition -> !deciding.current().plan().contains(disposition))
                .toList();
    }

    /** Commands these, also where a system was told before and had to leave them. */
    static void carryOut(Deciding deciding, List<Disposition> free) {
        command(deciding, free.stream(), wanted(deciding));
    }

    /**
     * What a system had to leave, since something that is kept is found only through it, is kept for as long as that is, and
     * tried again with it.
     */
    static void keepWhatOthersNeed(Deciding deciding, Task task, List<ItemOutcome> outcomes) {
        List<Disposition> needed = task.items().stream()
                .filter(item -> outcomes.stream()
                        .anyMatch(outcome -> outcome.outcome() == Outcome.RETAINED
                                && outcome.item().isOfOneKindWith(item)))
                .flatMap(item -> deciding.current().kept().stream()
                        .filter(keep -> keep.item().system().equals(item.system()))
                        .min(Comparator.comparing(Disposition.Keep::lookAgainOn))
                        .stream()
                        .map(keep -> (Disposition) keep.alsoFor(item)))
                .toList();
        if (!needed.isEmpty()) {
            deciding.happen(new CaseEvent.Planned(needed));
        }
    }

    /** A system was told to act on it, and it is kept all the same. */
    private static boolean isNeededByOthers(Case current, Disposition.Keep keep) {
        return current.tasksTo(Action.ERASE)
                .anyMatch(task -> task.isAnswered() && task.items().contains(keep.item()));
    }

    /** Whether a command that was not answered may be sent again: the question that was asked before it was sent first. */
    static boolean mayBeSentAgain(Deciding deciding, Task task) {
        Case current = deciding.current();
        boolean takesEverythingBack = current.stage() == Stage.FULFILLING && current.ending() != null;
        List<Disposition> acts = task.items().stream()
                .map(item -> (Disposition) new Disposition.Act(item, task.action()))
                .toList();
        return !(task.isEffect() && !task.isReplay() && takesEverythingBack)
                && keepers(deciding, acts).findAny().isEmpty();
    }

    static List<Disposition> dispositions(Deciding deciding, List<Item> items) {
        Case.Facts facts = deciding.current().facts();
        return Holding.takenUp(
                deciding,
                deciding.rules
                        .assessment()
                        .assess(facts.right(), facts.subjectType(), items, deciding.holds(), deciding.today()));
    }

    /** What the newest answer of each system says is held. */
    private static List<Item> located(Case current) {
        Map<String, Task> newest = new LinkedHashMap<>();
        current.tasksTo(Action.LOCATE)
                .filter(Task::isAnswered)
                .forEach(task -> newest.merge(task.system(), task, (a, b) -> a.round() > b.round() ? a : b));
        return newest.values().stream().flatMap(task -> task.found().stream()).toList();
    }

    private static boolean wantsAnything(Deciding deciding) {
        Function<Disposition, Optional<Action>> wanted = wanted(deciding);
        return deciding.current().plan().stream()
                .anyMatch(disposition -> wanted.apply(disposition).isPresent());
    }

    static boolean isIrreversible(Disposition disposition) {
        return disposition instanceof Disposition.Act act && act.action().irreversible();
    }

    private static Function<Disposition, Optional<Action>> wanted(Deciding deciding) {
        boolean owesErasure = DeferredErasure.isAboutErasure(deciding);
        return disposition -> switch (disposition) {
            case Disposition.Act act -> Optional.of(act.action());
            case Disposition.Refer refer -> meanwhile(refer);
            // What should be gone and may not go yet is stored and not used for anything else.
            case Disposition.Keep ignored -> owesErasure ? Optional.of(Action.RESTRICT) : Optional.empty();
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

    /** Whether no command has taken it up, or the newest one was taken back or came to nothing. An effect without items reaches everything. */
    private static boolean isLeft(Case current, Action action, Item item) {
        return current.effects()
                .filter(task -> task.system().equals(item.system()) && task.action() == action)
                .filter(task -> task.items().isEmpty() || task.items().contains(item))
                .reduce((older, newer) -> newer)
                .map(newest ->
                        newest.state() == Task.State.CANCELLED || LeftToStaff.isOverlooked(current, newest, item))
                .orElse(true);
    }

    /** Those that are asked. One that finds nobody without an identifier which the person has not given is not: it could only say no. */
    private static List<DataSystem> systems(Deciding deciding) {
        Case.Facts facts = deciding.current().facts();
        return deciding.rules.policy().systemsFor(facts.right(), facts.subjectType()).stream()
                .filter(system -> system.connection().isAsked() && system.canFindBy(facts.identifiers()))
                .toList();
    }
}
