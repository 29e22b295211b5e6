package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;

/** What must be true of every stored case at any time. */
final class CasePromises {

    private CasePromises() {}

    static void check(World world, Case current) {
        Violation.unless(
                current.isClosed() || !current.waitingFor().isEmpty(),
                "no request without an end or something it waits for",
                () -> "%s is %s and waits for nothing".formatted(current.id(), current.stage()));
        Violation.unless(
                !current.isClosed() || current.isAnswered(),
                "no end without an answer",
                () -> "%s is %s and nobody was told".formatted(current.id(), current.stage()));
        Violation.unless(
                current.deferred().isEmpty() || !current.waitingFor().isEmpty(),
                "no request without an end or something it waits for",
                () -> "%s has a deferred erasure and waits for nothing".formatted(current.id()));
        for (Task task : current.tasks().values()) {
            Violation.unless(
                    !task.isOpen()
                            || task.state() == Task.State.PARKED
                            || current.timers().containsKey("TASK:" + task.commandId())
                            || isBeingTakenBack(current, task),
                    "nothing waits without an alarm",
                    () -> "%s is %s and has no timer".formatted(task.commandId(), task.state()));
            if (task.isOpen() && task.action().irreversible()) {
                checkCancelled(world, current, task);
            }
        }
        current.kept().forEach(keep -> checkKept(current, keep));
        checkDeferred(world, current);
        checkDeadline(world, current);
    }

    /** A hold that a case knows has taken back every command in flight that touches what it covers. */
    private static void checkCancelled(World world, Case current, Task task) {
        for (Hold hold : current.holds().values()) {
            boolean covered = task.items().stream()
                    .anyMatch(item -> hold.covers(item.system(), item.category(), item.recordDate()));
            Violation.unless(
                    !covered
                            || !hold.isInForce(world.policy.deadlines().day(world.now()))
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

    private static void checkDeferred(World world, Case current) {
        boolean erasing = world.policy.right(current.facts().right()).fulfilment() == Action.ERASE;
        if (current.isClosed()
                && erasing
                && History.grants(current.ending())
                && current.deferred().isEmpty()) {
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
                        || !world.now().isAfter(world.policy.deadlines().expiry(due))
                        || current.clock().overdue()
                        || current.timers().containsKey("DEADLINE"),
                "a passed deadline is visible",
                () -> "%s was due on %s, it is %s, and nothing shows it".formatted(current.id(), due, world.now()));
    }
}
