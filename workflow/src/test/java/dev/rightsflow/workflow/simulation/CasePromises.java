package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.processing.StoredCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What must be true of every stored case at any time. */
final class CasePromises {

    private static final Set<Outcome> EXPLAINED = EnumSet.of(Outcome.RESTRICTED, Outcome.FAILED, Outcome.NOT_FOUND);

    /** What wakes a case that waits for the person. */
    private static final Map<Stage, String> ALARMS = Map.of(
            Stage.AWAITING_IDENTITY, "IDENTITY_EXPIRY",
            Stage.AWAITING_CLARIFICATION, "CLARIFICATION_UNANSWERED",
            Stage.AWAITING_FEE, "FEE_UNPAID");

    private CasePromises() {}

    static void check(World world, Case current) {
        Violation.unless(
                current.isClosed() || !current.waitingFor().isEmpty(),
                "no request without an end or something it waits for",
                () -> "%s is %s and waits for nothing".formatted(current.id(), current.stage()));
        Violation.unless(
                !current.isClosed() || current.isAnswered() || current.isForgotten(),
                "no end without an answer",
                () -> "%s is %s and nobody was told".formatted(current.id(), current.stage()));
        Violation.unless(
                current.deferred().isEmpty() || !current.waitingFor().isEmpty(),
                "no request without an end or something it waits for",
                () -> "%s has a deferred erasure and waits for nothing".formatted(current.id()));
        ALARMS.forEach((stage, alarm) -> Violation.unless(
                current.stage() != stage
                        || current.timers().containsKey(alarm)
                        || current.tasksTo(Action.NOTIFY).anyMatch(Task::isOpen),
                "nothing waits without an alarm",
                () -> "%s is %s and has no timer".formatted(current.id(), stage)));
        for (Task task : current.tasks().values()) {
            Violation.unless(
                    !task.isOpen()
                            || task.state() == Task.State.PARKED
                            || current.timers().containsKey("TASK:" + task.commandId())
                            || isBeingTakenBack(current, task),
                    "nothing waits without an alarm",
                    () -> "%s is %s and has no timer".formatted(task.commandId(), task.state()));
            if (task.isOpen()
                    && task.action().irreversible()
                    && current.certificateFor(task).isEmpty()) {
                checkCancelled(world, current, task);
            }
        }
        current.letters().filter(letter -> !current.isForgotten()).forEach(letter -> checkReminded(current, letter));
        current.kept().forEach(keep -> checkKept(current, keep));
        if (owesErasure(world, current)) {
            current.kept().forEach(keep -> checkRestricted(world, current, keep));
        }
        checkDeferred(world, current);
        checkDeadline(world, current);
    }

    /** What cannot be sent yet is said to be waited for. Of the identity link it is the person who is waited for. */
    static void checkWithheld(StoredCase stored) {
        Case current = stored.state();
        for (String commandId : stored.withheld()) {
            Task task = current.findTask(commandId).orElseThrow();
            Violation.unless(
                    current.waitingFor().contains("SYSTEM:" + task.system())
                            || current.waitingFor().contains("STAFF:TASK:" + task.system())
                            || task.notice() == NoticeKind.IDENTITY_REQUESTED,
                    "what is withheld is named as waited for",
                    () -> "%s is withheld, and %s waits for %s"
                            .formatted(commandId, current.id(), current.waitingFor()));
        }
    }

    /** A recipient is told again until it confirms, or has been told often enough: then its silence stands in the ledger. */
    private static void checkReminded(Case current, Task letter) {
        List<Task> copies = current.letters()
                .filter(other -> Objects.equals(other.letter(), letter.letter())
                        && other.items().equals(letter.items()))
                .toList();
        boolean waits = letter.awaitsAcknowledgement()
                && copies.size() < World.PATIENCE.attempts()
                && letter.equals(copies.getLast());
        boolean hasAlarm = current.timers().containsKey("RECIPIENT:" + letter.commandId());
        Violation.unless(
                !waits || hasAlarm,
                "nothing waits without an alarm",
                () -> "%s is not confirmed and has no timer".formatted(letter.commandId()));
        Violation.unless(
                letter.acknowledgedAt() == null || !hasAlarm,
                "nobody is reminded of what they have confirmed",
                () -> "%s was confirmed at %s and has a timer".formatted(letter.commandId(), letter.acknowledgedAt()));
    }

    /** A hold that a case knows has taken back every command in flight that touches what it covers. */
    private static void checkCancelled(World world, Case current, Task task) {
        for (Hold hold : current.holds().values()) {
            boolean covered = task.items().stream()
                    .anyMatch(item -> hold.covers(item.system(), item.category(), item.recordDate()));
            Violation.unless(
                    !covered
                            || !hold.isInForce(
                                    world.policyOf(current).deadlines().day(world.now()))
                            || current.tasksTo(Action.CANCEL)
                                    .anyMatch(cancel -> task.commandId().equals(cancel.cancels())),
                    "a hold takes back what is in flight",
                    () -> "%s is open, covered by %s, and nobody cancels it".formatted(task.commandId(), hold.id()));
        }
    }

    /** Then the CANCEL has the alarm. */
    private static boolean isBeingTakenBack(Case current, Task task) {
        return current.tasksTo(Action.CANCEL)
                .filter(Task::isOpen)
                .anyMatch(cancel -> task.commandId().equals(cancel.cancels()));
    }

    private static void checkKept(Case current, Disposition.Keep keep) {
        Violation.unless(
                !keep.ground().isBlank() && (keep.until() != null || keep.reviewOn() != null),
                "what is kept has a ground and a date",
                () -> current.id() + " keeps " + keep);
    }

    /** While kept, data is restricted; where it is not, what became of the command to its system says why. */
    private static void checkRestricted(World world, Case current, Disposition.Keep keep) {
        List<ItemOutcome> said = current.tasksTo(Action.RESTRICT)
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.item().isOfOneKindWith(keep.item()))
                .toList();
        Violation.unless(
                said.stream().map(ItemOutcome::outcome).anyMatch(EXPLAINED::contains)
                        || current.tasksTo(Action.RESTRICT)
                                .anyMatch(task -> task.isOpen() && task.items().contains(keep.item())),
                "what is kept is restricted, or somebody says why not",
                () -> "%s keeps %s and its system was not told: %s".formatted(current.id(), keep.item(), said));
        boolean bySystem = current.tasksTo(Action.RESTRICT)
                .filter(task -> task.state() == Task.State.DONE)
                .flatMap(task -> task.outcomes().stream())
                .anyMatch(outcome -> outcome.outcome() == Outcome.RESTRICTED
                        && outcome.item().isOfOneKindWith(keep.item()));
        if (bySystem) {
            Violation.unless(
                    world.isRestricted(People.personOf(current.id()), keep.item()),
                    "what is kept is used for nothing but storing it",
                    () -> "%s keeps %s, and its system goes on using it".formatted(current.id(), keep.item()));
        }
    }

    private static boolean owesErasure(World world, Case current) {
        return current.isClosed()
                && world.policyOf(current).right(current.facts().right()).erases()
                && History.grants(current.ending());
    }

    private static void checkDeferred(World world, Case current) {
        if (owesErasure(world, current) && current.deferred().isEmpty()) {
            current.kept().stream()
                    .filter(keep -> keep.until() != null)
                    .findAny()
                    .ifPresent(keep -> Violation.unless(
                            current.timers().containsKey("DEFERRED_ERASURE"),
                            "what is kept until a day is looked at on that day",
                            () -> "%s keeps %s without an alarm".formatted(current.id(), keep)));
        }
    }

    static void checkDeadline(World world, Case current) {
        var due = current.clock().dueStrict();
        Violation.unless(
                current.isClosed()
                        || !world.now()
                                .isAfter(world.policyOf(current).deadlines().expiry(due))
                        || current.clock().overdue()
                        || current.timers().containsKey("DEADLINE"),
                "a passed deadline is visible",
                () -> "%s was due on %s, it is %s, and nothing shows it".formatted(current.id(), due, world.now()));
    }
}
