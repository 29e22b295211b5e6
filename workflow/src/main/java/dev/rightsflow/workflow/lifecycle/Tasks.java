package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The systems' shares of a case. Late and lost answers are normal: a command that was not answered, or failed for now, is
 * sent again under the same id (so what was done in part is completed, and the effect happens once), and what still does
 * not work waits for staff with its reason. No system stops another.
 */
final class Tasks {

    /** Sends the notices by e-mail. */
    static final String MAIL = "mail";

    static final String OPENDSR = "opendsr";

    private static final String TIMER = Task.TIMER;
    private static final String NO_ANSWER = "NO_ANSWER";

    private Tasks() {}

    static void command(Deciding deciding, String system, Action action, List<Item> items) {
        command(deciding, Order.act(system, action, items));
    }

    /** Does again what a system has lost, under a new id: a ledger beside the system remembers the old one as done. */
    static void again(Deciding deciding, Task lost, List<Item> items) {
        command(deciding, Order.again(lost, items));
    }

    private static void command(Deciding deciding, Order order) {
        String commandId = issue(deciding, order);
        if (isByHand(deciding, order.system())) {
            park(
                    deciding,
                    commandId,
                    new Failure(
                            "BY_HAND",
                            "Do it by hand as the system's instructions say, then settle this task.",
                            false));
        }
    }

    static void notify(Deciding deciding, NoticeKind notice) {
        notify(deciding, notice, null);
    }

    /** @param statement id of the words of staff that the notice carries */
    static void notify(Deciding deciding, NoticeKind notice, @Nullable String statement) {
        if (deciding.current().facts().reachableByEmail()) {
            issue(deciding, Order.notice(MAIL, notice, statement));
            return;
        }
        String commandId = issue(deciding, Order.notice(Task.LETTERS, notice, statement));
        park(
                deciding,
                commandId,
                new Failure("LETTER_NEEDED", "Print the letter and send it by post, then say when.", false));
    }

    /** Tells a recipient what was done with these items, by mail or in another way. */
    static void tell(Deciding deciding, String carrier, Letter letter, List<Item> items) {
        issue(deciding, Order.letter(carrier, letter, items));
    }

    /** Takes back effects that were commanded and not answered. What was already done stays done, and its report says so. */
    static void takeBack(Deciding deciding, Predicate<Task> which) {
        Stream.concat(deciding.current().effects(), deciding.current().replays())
                .filter(Task::isOpen)
                .filter(which)
                .filter(task -> !isCertified(deciding, task))
                .toList()
                .forEach(task -> takeBack(deciding, task));
    }

    /** From now on its CANCEL is waited for in its place. Where people do it by hand there is nobody to ask but them. */
    private static void takeBack(Deciding deciding, Task task) {
        if (isBeingTakenBack(deciding.current(), task)) {
            return;
        }
        deciding.clearTimer(TIMER + task.commandId());
        if (isByHand(deciding, task.system())) {
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
            Planning.holdBack(deciding);
        } else {
            issue(deciding, Order.cancel(task));
        }
    }

    private static boolean isBeingTakenBack(Case current, Task task) {
        return current.tasksTo(Action.CANCEL)
                .filter(Task::isOpen)
                .anyMatch(cancel -> task.commandId().equals(cancel.cancels()));
    }

    static Verdict reported(Deciding deciding, Input.Reported input) {
        Task task = deciding.current().findTask(input.commandId()).orElse(null);
        if (task == null || !task.system().equals(input.system())) {
            return new Verdict.Rejected("Expected a report on a command to %s, but %s got none called %s"
                    .formatted(input.system(), deciding.current().id(), input.commandId()));
        }
        // Where paper was destroyed, the index alone may find nothing any more: that takes nothing back.
        boolean settledSaysOtherwise = task.state() == Task.State.SETTLED
                && task.certificate() == null
                && input.report() instanceof Input.Report.Done done
                && LeftToStaff.of(deciding.current(), task, done.outcomes()).isEmpty();
        boolean startedBefore = task.state() != Task.State.COMMANDED && input.report() instanceof Input.Report.Started;
        if (startedBefore || (!task.isOpen() && !settledSaysOtherwise)) {
            return new Verdict.Rejected(
                    "Expected the first report on %s, but it is already %s".formatted(task.commandId(), task.state()));
        }
        switch (input.report()) {
            case Input.Report.Started ignored -> deciding.happen(new CaseEvent.TaskStarted(task.commandId()));
            case Input.Report.Done done -> {
                deciding.clearTimer(TIMER + task.commandId());
                deciding.happen(new CaseEvent.TaskDone(task.commandId(), done.found(), done.outcomes(), deciding.now));
                if (task.action() == Action.LOCATE
                        && !deciding.current().stage().isUndecided()) {
                    Holding.foundLate(deciding);
                }
                Planning.keepWhatOthersNeed(deciding, task, done.outcomes());
                Recipients.told(deciding, task);
                delivered(deciding, task);
                LeftToStaff.of(deciding.current(), task, done.outcomes())
                        .ifPresent(failure -> leaveToStaff(deciding, task, failure));
            }
            case Input.Report.Failed failed -> failed(deciding, task, failed.failure());
            case Input.Report.Cancelled ignored -> {
                deciding.clearTimer(TIMER + task.commandId());
                deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
                Planning.holdBack(deciding);
            }
        }
        settleCancels(deciding, task.commandId());
        return deciding.accepted();
    }

    /** Not what must not be done any more: a hold that has come since keeps it from people as from systems. */
    private static void leaveToStaff(Deciding deciding, Task task, Failure failure) {
        if (isBeingTakenBack(deciding.current(), task) || !Planning.mayBeSentAgain(deciding, task)) {
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
            Planning.holdBack(deciding);
        } else {
            park(deciding, task.commandId(), failure);
        }
    }

    static Verdict retried(Deciding deciding, Input.TaskRetried input) {
        Task task = deciding.current().findTask(input.commandId()).orElse(null);
        if (task == null || task.state() != Task.State.PARKED || task.system().equals(Task.LETTERS)) {
            return deciding.rejected(input);
        }
        if (isMoot(deciding.current(), task)) {
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
            return deciding.accepted();
        }
        if (isBeingTakenBack(deciding.current(), task)) {
            return new Verdict.Rejected(
                    "Expected a task that may go on, but %s is being taken back; wait for the answer"
                            .formatted(task.commandId()));
        }
        repeat(deciding, task);
        return deciding.accepted();
    }

    static Verdict settled(Deciding deciding, Input.TaskSettled input) {
        Task task = deciding.current().findTask(input.commandId()).orElse(null);
        if (task == null || task.state() != Task.State.PARKED) {
            return deciding.rejected(input);
        }
        List<Outcome> possible = Outcome.possibleFor(task.action());
        if (input.outcomes().stream().anyMatch(outcome -> !possible.contains(outcome.outcome()))) {
            return new Verdict.Rejected(
                    "Expected each item of %s to have come to one of %s, but one has come to another"
                            .formatted(task.commandId(), possible));
        }
        if (input.certificate() != null && input.certificate().isWitnessedBy(input.by())) {
            return new Verdict.Rejected(
                    "Expected another witness than '%s', who settles %s".formatted(input.by(), task.commandId()));
        }
        if (input.outcomes().stream().anyMatch(outcome -> outcome.outcome() == Outcome.RETAINED)
                && deciding.current().kept().stream()
                        .noneMatch(keep -> keep.item().system().equals(task.system()))) {
            return new Verdict.Rejected(
                    "Expected a hold or a retention rule to keep something in %s if an item of %s is retained, but none does; say that it failed, or place a hold"
                            .formatted(task.system(), task.commandId()));
        }
        if (input.doneOn() != null && !isPossible(deciding, task, input.doneOn())) {
            return new Verdict.Rejected("Expected %s to have been done since %s and by today, but it was on %s"
                    .formatted(task.commandId(), deciding.day(task.issuedAt()), input.doneOn()));
        }
        boolean onPaper = Certificate.isWanted(deciding.current(), task, deciding.rules.policy());
        List<Item> destroyed = onPaper ? destroyed(input.outcomes()) : List.of();
        if (!destroyed.isEmpty() && input.certificate() == null) {
            return new Verdict.Rejected(
                    "Expected the certificate and the witness of what was destroyed on paper for %s, but there is none"
                            .formatted(task.commandId()));
        }
        deciding.happen(new CaseEvent.TaskSettled(
                task.commandId(), input.found(), input.outcomes(), input.certificate(), doneAt(deciding, input)));
        forgetPaper(deciding, task, destroyed);
        Planning.keepWhatOthersNeed(deciding, task, input.outcomes());
        Recipients.told(deciding, task);
        delivered(deciding, task);
        settleCancels(deciding, task.commandId());
        return deciding.accepted();
    }

    private static boolean isPossible(Deciding deciding, Task task, LocalDate doneOn) {
        return !doneOn.isBefore(deciding.day(task.issuedAt())) && !doneOn.isAfter(deciding.today());
    }

    /** To the day where staff say which; a day that is over ended with it done. */
    private static Instant doneAt(Deciding deciding, Input.TaskSettled input) {
        return input.doneOn() == null || input.doneOn().equals(deciding.today())
                ? deciding.now
                : deciding.rules.policy().deadlines().expiry(input.doneOn()).minusMillis(1);
    }

    /** The paper is gone; now the index of the system may forget where it was. That is no further effect for the person. */
    private static void forgetPaper(Deciding deciding, Task task, List<Item> destroyed) {
        if (!destroyed.isEmpty() && !isByHand(deciding, task.system())) {
            again(deciding, task, destroyed);
        }
    }

    private static List<Item> destroyed(List<ItemOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.outcome().fulfils())
                .map(ItemOutcome::item)
                .toList();
    }

    /** What was destroyed cannot be kept any more, so the index forgets it whatever comes. */
    private static boolean isCertified(Deciding deciding, Task task) {
        return deciding.current().certificateFor(task).isPresent();
    }

    static Verdict timerFired(Deciding deciding, String timerId) {
        Task task = timerId.startsWith(TIMER)
                ? deciding.current().findTask(timerId.substring(TIMER.length())).orElse(null)
                : null;
        if (task == null || !task.isOpen()) {
            return deciding.accepted();
        }
        if (isMoot(deciding.current(), task)) {
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
            return deciding.accepted();
        }
        switch (task.state()) {
            case COMMANDED, STARTED -> {
                if (task.attempt() < deciding.rules.patience().attempts()) {
                    repeat(deciding, task);
                } else {
                    park(
                            deciding,
                            task,
                            new Failure(
                                    NO_ANSWER,
                                    "%s has not answered %d times; see to it that its connector runs, then retry, or settle the task by hand."
                                            .formatted(task.system(), task.attempt()),
                                    true));
                }
            }
            case RETRYING -> repeat(deciding, task);
            case PARKED, DONE, SETTLED, CANCELLED -> {}
        }
        return deciding.accepted();
    }

    /** A link that nobody waits for any more is not sent again. */
    private static boolean isMoot(Case current, Task task) {
        return isLink(task) && current.stage() != Stage.AWAITING_IDENTITY;
    }

    private static boolean isLink(Task task) {
        return task.notice() == NoticeKind.IDENTITY_REQUESTED || task.notice() == NoticeKind.IDENTITY_REMINDED;
    }

    /** Nobody posts a letter any more that asks for what is settled. */
    static void abandonLetters(Deciding deciding, NoticeKind... kinds) {
        abandon(deciding, task -> task.isToBePosted() && List.of(kinds).contains(task.notice()));
    }

    /** What the person is waited for is waited for from here, where its time was over before they had heard of it. */
    private static void delivered(Deciding deciding, Task task) {
        switch (task.notice()) {
            case IDENTITY_REQUESTED -> Identification.asked(deciding);
            case FEE_ASKED -> Fee.asked(deciding);
            case RESTRICTION_ENDING -> Restriction.announced(deciding);
            case null, default -> {}
        }
    }

    /** Closes what nobody needs to wait for any more. */
    static void abandon(Deciding deciding, Predicate<Task> which) {
        List<Task> open = deciding.current().tasks().values().stream()
                .filter(Task::isOpen)
                .filter(which)
                .toList();
        for (Task task : open) {
            deciding.clearTimer(TIMER + task.commandId());
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
        }
    }

    /** A system answers a CANCEL by reporting on the command that was to be cancelled, whichever came first. */
    private static void settleCancels(Deciding deciding, String commandId) {
        if (deciding.current().findTask(commandId).filter(Task::isAwaited).isPresent()) {
            return;
        }
        List<Task> cancels = deciding.current()
                .tasksTo(Action.CANCEL)
                .filter(Task::isOpen)
                .filter(task -> commandId.equals(task.cancels()))
                .toList();
        for (Task cancel : cancels) {
            deciding.clearTimer(TIMER + cancel.commandId());
            deciding.happen(new CaseEvent.TaskDone(cancel.commandId(), List.of(), List.of(), deciding.now));
        }
    }

    private static void failed(Deciding deciding, Task task, Failure failure) {
        deciding.clearTimer(TIMER + task.commandId());
        if (failure.retryable() && task.attempt() < deciding.rules.patience().attempts()) {
            deciding.happen(new CaseEvent.TaskFailed(task.commandId(), failure));
            deciding.setTimer(
                    TIMER + task.commandId(),
                    deciding.now.plus(deciding.rules.patience().pauseAfter(task.attempt())));
        } else {
            park(deciding, task, failure);
        }
    }

    /** A CANCEL that gets no answer leaves to staff what it was about: whether that command was carried out. */
    private static void park(Deciding deciding, Task task, Failure failure) {
        if (task.cancels() == null) {
            park(deciding, task.commandId(), failure);
        } else {
            deciding.clearTimer(TIMER + task.commandId());
            deciding.happen(new CaseEvent.TaskCancelled(task.commandId()));
            park(deciding, task.cancels(), failure);
        }
    }

    private static void park(Deciding deciding, String commandId, Failure failure) {
        deciding.clearTimer(TIMER + commandId);
        deciding.happen(new CaseEvent.TaskParked(commandId, failure));
    }

    /** Sends it again, or takes it back if it may not be carried out any more. */
    private static void repeat(Deciding deciding, Task task) {
        if (isBeingTakenBack(deciding.current(), task)) {
            return;
        }
        if (!isCertified(deciding, task) && !Planning.mayBeSentAgain(deciding, task)) {
            takeBack(deciding, task);
            return;
        }
        if (isLink(task)) {
            // With a link that still opens.
            Identification.asked(deciding);
        }
        Instant answerBy = answerBy(deciding, task.system());
        deciding.happen(new CaseEvent.CommandRepeated(task.commandId(), answerBy));
        deciding.setTimer(TIMER + task.commandId(), answerBy);
    }

    private static Instant answerBy(Deciding deciding, String system) {
        Duration within = deciding.rules
                .policy()
                .system(system)
                .map(DataSystem::answerWithin)
                .orElse(deciding.rules.patience().answerWithin());
        return deciding.now.plus(within);
    }

    private static boolean isByHand(Deciding deciding, String system) {
        return deciding.rules
                .policy()
                .system(system)
                .map(known -> known.connection() != Connection.RUNNING)
                .orElse(true);
    }

    private static String issue(Deciding deciding, Order order) {
        int round = 1
                + deciding.current()
                        .tasksTo(order.action())
                        // The number of a letter is its own, whoever carries it: its link names no more than that.
                        .filter(task -> order.letter() != null || task.system().equals(order.system()))
                        .mapToInt(Task::round)
                        .max()
                        .orElse(0);
        String commandId = Task.commandId(deciding.current().id(), order.system(), order.action(), round);
        Instant answerBy = answerBy(deciding, order.system());
        deciding.happen(new CaseEvent.CommandIssued(
                commandId,
                order.system(),
                order.action(),
                round,
                order.items(),
                order.notice(),
                order.cancels(),
                order.statement(),
                order.letter(),
                order.repeats(),
                deciding.now,
                answerBy));
        deciding.setTimer(TIMER + commandId, answerBy);
        return commandId;
    }
}
