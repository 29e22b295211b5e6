package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.deadlines.Deadlines;
import dev.rightsflow.workflow.deadlines.Due;
import java.time.Instant;
import java.util.List;

/** The time limit of Art 12(3): it starts, stands still while the person is asked, is extended once, passes. */
final class Clock {

    static final String DEADLINE = "DEADLINE";
    static final String REMINDER = "REMINDER:";
    private static final String EXTENDED_REMINDER = REMINDER + "EXTENDED:";

    private Clock() {}

    static void started(Deciding deciding) {
        deciding.setTimer(
                DEADLINE, deadlines(deciding).expiry(deciding.current().clock().dueStrict()));
        remind(deciding, REMINDER, due(deciding, deciding.current().clock(), false));
    }

    /** Staff are reminded on the days that the policy names, counted from the limit before it is moved off a holiday. */
    private static void remind(Deciding deciding, String timer, Due due) {
        List<Instant> reminders = deadlines(deciding).reminders(due.unrolled());
        for (int i = 0; i < reminders.size(); i++) {
            if (reminders.get(i).isAfter(deciding.now)) {
                deciding.setTimer(timer + (i + 1), reminders.get(i));
            }
        }
    }

    /** Once the limit is extended, the first one is still the last day on which anything can be refused (Art 12(4)). */
    static Verdict reminded(Deciding deciding, String timerId) {
        Case current = deciding.current();
        if (!current.isClosed()) {
            boolean ofTheFirst = current.clock().extended() && !timerId.startsWith(EXTENDED_REMINDER);
            deciding.happen(new CaseEvent.StaffReminded(
                    ofTheFirst
                            ? deadlines(deciding).due(current.facts().receivedAt())
                            : current.clock().dueStrict()));
        }
        return deciding.accepted();
    }

    static void stopped(Deciding deciding) {
        List.copyOf(deciding.current().timers().keySet()).stream()
                .filter(timer -> timer.equals(DEADLINE) || timer.startsWith(REMINDER))
                .forEach(deciding::clearTimer);
    }

    static void suspend(Deciding deciding) {
        if (!deciding.current().clock().isSuspended()) {
            deciding.happen(new CaseEvent.ClockSuspended(deciding.now));
        }
    }

    static void resume(Deciding deciding) {
        CaseClock clock = deciding.current().clock();
        if (clock.isSuspended()) {
            CaseClock resumed = clock.resumed(deciding.now, clock.dueSuspended());
            deciding.happen(new CaseEvent.ClockResumed(
                    deciding.now, due(deciding, resumed, clock.extended()).suspended()));
        }
    }

    static Verdict extended(Deciding deciding, Input.ExtendedByStaff input) {
        Case current = deciding.current();
        if (current.isClosed() || current.stage() == Stage.CLOSING) {
            return deciding.rejected(input);
        }
        if (current.clock().extended()
                || !deadlines(deciding).mayExtend(current.facts().receivedAt(), deciding.now)) {
            return new Verdict.Rejected(
                    "Expected to extend the time limit of %s once and before it ends (Art 12(3)), but it ended or was extended: %s"
                            .formatted(current.id(), current.clock().dueStrict()));
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        Due due = due(deciding, current.clock(), true);
        deciding.happen(new CaseEvent.DeadlineExtended(due.strict(), due.suspended()));
        deciding.setTimer(DEADLINE, deadlines(deciding).expiry(due.strict()));
        remind(deciding, EXTENDED_REMINDER, due);
        Tasks.notify(deciding, NoticeKind.EXTENDED, input.statement());
        return deciding.accepted();
    }

    static Verdict deadlinePassed(Deciding deciding) {
        if (!deciding.current().isClosed()) {
            deciding.happen(new CaseEvent.DeadlinePassed());
        }
        return deciding.accepted();
    }

    private static Due due(Deciding deciding, CaseClock clock, boolean extended) {
        return deadlines(deciding).due(deciding.current().facts().receivedAt(), extended, clock.waits(), deciding.now);
    }

    private static Deadlines deadlines(Deciding deciding) {
        return deciding.rules.policy().deadlines();
    }
}
