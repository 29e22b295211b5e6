package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.policy.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the law keeps today is erased by itself on the day after it may go, or when its hold is released: decided anew
 * under the holds of that day, erased, told to the person, left in the history as proof. The case stays closed meanwhile.
 */
final class DeferredErasure {

    static final String TIMER = "DEFERRED_ERASURE";
    static final String CASE_RETENTION = "CASE_RETENTION";

    private DeferredErasure() {}

    /** Decides anew what is kept. Asked when the case ends, when the day has come, and when a hold is released. */
    static void start(Deciding deciding) {
        if (!isAboutErasure(deciding) || !deciding.current().deferred().isEmpty()) {
            return;
        }
        if (!deciding.current().isGranted()) {
            // Nothing more is erased for it. What came back with a backup is told to its system again once nothing
            // keeps it.
            Planning.letGo(deciding, keep -> Restored.cameBack(deciding.current(), keep));
            schedule(deciding);
            return;
        }
        List<Disposition> free = Planning.letGo(deciding);
        if (free.isEmpty()) {
            schedule(deciding);
        } else {
            deciding.clearTimer(TIMER);
            deciding.happen(new CaseEvent.DeferredErasureStarted(
                    free.stream().map(Disposition::item).toList()));
            Planning.carryOut(deciding, free);
        }
    }

    /** Sets the alarm for the first day on which something kept may go; what has no such day waits for its hold's release. */
    private static void schedule(Deciding deciding) {
        owed(deciding)
                .map(Disposition.Keep::until)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .ifPresentOrElse(
                        until -> deciding.setTimer(
                                TIMER, deciding.rules.policy().deadlines().expiry(until)),
                        () -> deciding.clearTimer(TIMER));
    }

    static void advance(Deciding deciding) {
        if (deciding.current().deferred().isEmpty()) {
            return;
        }
        Planning.commandWhatIsLeft(deciding);
        Case current = deciding.current();
        if (current.tasksTo(Action.ERASE).anyMatch(Task::isOpen)
                || !current.referred().isEmpty()) {
            return;
        }
        if (isAnythingToTell(current)) {
            Recipients.tell(deciding);
            Tasks.notify(deciding, NoticeKind.DEFERRED_ERASURE_DONE);
        }
        deciding.happen(new CaseEvent.DeferredErasureEnded());
        // A hold may have been released meanwhile.
        start(deciding);
        Restriction.endWhatIsOver(deciding);
        Holding.stopped(deciding);
    }

    /** Whether anything is gone, or is not erased after all: it could not be, or a person has decided so; a hold that came meanwhile may have stopped it all. */
    private static boolean isAnythingToTell(Case current) {
        boolean declined =
                current.declined().stream().map(Disposition.Decline::item).anyMatch(current.deferred()::contains);
        return declined
                || Results.erasuresToldBy(current, null).stream()
                        .anyMatch(erasure ->
                                Results.leftUndone(current, erasure).findAny().isPresent()
                                        || Results.of(current, erasure)
                                                .anyMatch(outcome -> outcome.outcome()
                                                                .fulfils()
                                                        && outcome.item().count() > 0));
    }

    /** The system that erases must itself be erasable. */
    static void scheduleCaseRetention(Deciding deciding) {
        var rules = deciding.rules.policy();
        Instant end = rules.deadlines().expiry(deciding.today().plus(rules.caseRetention()));
        deciding.setTimer(CASE_RETENTION, end);
    }

    /**
     * What it still has to erase elsewhere, a task that waits for staff, a change that a backup may still undo: it waits for them,
     * and looks again a month later.
     */
    static Verdict caseRetentionEnded(Deciding deciding) {
        boolean owesErasure =
                isAboutErasure(deciding) && owed(deciding).findAny().isPresent();
        boolean owesLifting = deciding.current().timers().containsKey(Restriction.TIMER);
        LocalDate busyUntil = Stream.concat(
                        inABackupUntil(deciding).stream(),
                        (owesErasure ? owed(deciding) : Stream.<Disposition.Keep>empty())
                                .map(Disposition.Keep::until)
                                .filter(Objects::nonNull))
                .reduce(deciding.today(), (one, other) -> one.isAfter(other) ? one : other);
        if (owesErasure
                || owesLifting
                || busyUntil.isAfter(deciding.today())
                || !deciding.current().waitingFor().isEmpty()) {
            deciding.setTimer(
                    CASE_RETENTION, deciding.rules.policy().deadlines().expiry(busyUntil.plusMonths(1)));
        } else {
            deciding.happen(new CaseEvent.PersonalDataErased());
        }
        return deciding.accepted();
    }

    /** Until when a backup may bring back what the case has changed last. */
    private static Optional<LocalDate> inABackupUntil(Deciding deciding) {
        var policy = deciding.rules.policy();
        return Stream.concat(deciding.current().effects(), deciding.current().replays())
                .filter(Task::isChange)
                .map(Task::answeredAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(at -> policy.deadlines().day(at).plus(policy.longestBackup()));
    }

    /**
     * A person who withdrew, or was refused on another ground than that the law keeps it, is owed no erasure later, but of what was
     * erased before.
     */
    private static Stream<Disposition.Keep> owed(Deciding deciding) {
        Case current = deciding.current();
        return current.kept().stream().filter(keep -> current.isGranted() || Restored.cameBack(current, keep));
    }

    static boolean isAboutErasure(Deciding deciding) {
        return deciding.rules.policy().right(deciding.current().facts().right()).erases();
    }
}
