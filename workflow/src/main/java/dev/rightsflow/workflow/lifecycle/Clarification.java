package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;

/** A question to the person, and the answer. Whoever gives none gets theirs as far as that goes: no case waits for ever. */
public final class Clarification {

    static final String UNANSWERED = "CLARIFICATION_UNANSWERED";

    private Clarification() {}

    /** Last day on which the person's answer is waited for: while that leaves a day at least, the last before the strict limit ends. */
    public static LocalDate answerBy(Case current, Instant askedAt, Policy policy) {
        LocalDate asked = policy.deadlines().day(askedAt);
        LocalDate within = policy.deadlines().day(askedAt.plus(policy.clarificationWithin()));
        LocalDate inTime = current.clock().dueStrict().minusDays(1);
        return inTime.isAfter(asked) && inTime.isBefore(within) ? inTime : within;
    }

    static Verdict requested(Deciding deciding, Input.ClarificationRequestedByStaff input) {
        if (!deciding.allows(Move.REQUEST_CLARIFICATION)) {
            return deciding.rejected(input);
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        Planning.drop(deciding, input.by());
        deciding.move(Move.REQUEST_CLARIFICATION);
        Clock.suspend(deciding);
        Policy policy = deciding.rules.policy();
        deciding.setTimer(UNANSWERED, policy.deadlines().expiry(answerBy(deciding.current(), deciding.now, policy)));
        Tasks.notify(deciding, NoticeKind.CLARIFICATION_REQUESTED, input.statement());
        return deciding.accepted();
    }

    /** Staff pass on what the person said, and what was not written down was not said. */
    static Verdict answeredThroughStaff(Deciding deciding, Input.ClarifiedThroughStaff input) {
        return input.statement() == null ? deciding.rejectedWithoutWords(input) : answered(deciding, input);
    }

    static Verdict answered(Deciding deciding, Input input) {
        if (deciding.current().stage() != Stage.AWAITING_CLARIFICATION) {
            return deciding.rejected(input);
        }
        goOn(deciding);
        return deciding.accepted();
    }

    static Verdict unanswered(Deciding deciding) {
        if (deciding.current().stage() == Stage.AWAITING_CLARIFICATION) {
            goOn(deciding);
        }
        return deciding.accepted();
    }

    private static void goOn(Deciding deciding) {
        deciding.clearTimer(UNANSWERED);
        Tasks.abandonLetters(deciding, NoticeKind.CLARIFICATION_REQUESTED);
        Clock.resume(deciding);
        Planning.locate(deciding);
    }
}
