package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.deadlines.Deadlines;
import dev.rightsflow.workflow.deadlines.Due;

/** The time limit of Art 12(3): it starts, stands still while the person is asked, is extended once, passes. */
final class Clock {

    static final String DEADLINE = "DEADLINE";

    private Clock() {}

    static void started(Deciding deciding) {
        deciding.setTimer(
                DEADLINE, deadlines(deciding).expiry(deciding.current().clock().dueStrict()));
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
        Due due = due(deciding, current.clock(), true);
        deciding.happen(new CaseEvent.DeadlineExtended(due.strict(), due.suspended()));
        deciding.setTimer(DEADLINE, deadlines(deciding).expiry(due.strict()));
        Tasks.notify(deciding, NoticeKind.EXTENDED);
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
