package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.deadlines.Deadlines;
import java.time.Instant;
import java.util.Optional;

/** A reasonable fee for what is manifestly unfounded or excessive (Art 12(5)(a)): asked for with its evidence, then paid, or not. */
final class Fee {

    static final String UNPAID = "FEE_UNPAID";

    private Fee() {}

    static Verdict asked(Deciding deciding, Input.FeeAskedByStaff input) {
        Case current = deciding.current();
        if (!deciding.allows(Move.ASK_FEE)) {
            return deciding.rejected(input);
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        FourEyes.ProposedFee proposed = current.fourEyes().fee();
        if (proposed != null) {
            return new Verdict.Rejected(
                    "Expected no fee for %s to be under way, but '%s' has proposed one; answer that one"
                            .formatted(current.id(), proposed.by()));
        }
        Optional<Verdict> late = tooLate(deciding);
        if (late.isPresent()) {
            return late.get();
        }
        deciding.happen(new CaseEvent.FeeProposed(input.by(), input.statement()));
        return deciding.accepted();
    }

    /** Whether a request is unfounded or excessive is for us to show (Art 12(5)); that it is takes two persons, whatever follows from it. */
    static Verdict confirmed(Deciding deciding, Input.FeeConfirmed input) {
        FourEyes.ProposedFee proposed = deciding.current().fourEyes().fee();
        if (proposed == null || !deciding.allows(Move.ASK_FEE)) {
            return deciding.rejected(input);
        }
        if (proposed.by().equals(input.by())) {
            return new Verdict.Rejected("Expected a second person to confirm the fee for %s, but '%s' has proposed it"
                    .formatted(deciding.current().id(), input.by()));
        }
        Optional<Verdict> late = tooLate(deciding);
        if (late.isPresent()) {
            return late.get();
        }
        Planning.drop(deciding, input.by());
        deciding.move(Move.ASK_FEE);
        Clock.suspend(deciding);
        deciding.setTimer(UNPAID, payBy(deciding));
        Tasks.notify(deciding, NoticeKind.FEE_ASKED, proposed.statement());
        return deciding.accepted();
    }

    static Verdict declined(Deciding deciding, Input.FeeDeclined input) {
        if (deciding.current().fourEyes().fee() == null) {
            return deciding.rejected(input);
        }
        deciding.happen(new CaseEvent.FeeDropped(input.by()));
        return deciding.accepted();
    }

    private static Instant payBy(Deciding deciding) {
        return deciding.now.plus(deciding.rules.policy().feePayableWithin());
    }

    private static Optional<Verdict> tooLate(Deciding deciding) {
        Deadlines deadlines = deciding.rules.policy().deadlines();
        Instant limit =
                deadlines.expiry(deadlines.due(deciding.current().facts().receivedAt()));
        return payBy(deciding).isBefore(limit)
                ? Optional.empty()
                : Optional.of(new Verdict.Rejected(
                        "Expected a fee for %s that can be refused in time if it is not paid (Art 12(4)), but it would be payable until %s and the limit is %s; decide without it"
                                .formatted(deciding.current().id(), payBy(deciding), limit)));
    }

    static Verdict paid(Deciding deciding, Input.FeePaid input) {
        if (deciding.current().stage() != Stage.AWAITING_FEE) {
            return deciding.rejected(input);
        }
        deciding.clearTimer(UNPAID);
        Tasks.abandonLetters(deciding, NoticeKind.FEE_ASKED);
        Clock.resume(deciding);
        Planning.locate(deciding);
        return deciding.accepted();
    }

    /** The person has been asked, if late: from now on the fee is waited for. */
    static void asked(Deciding deciding) {
        if (deciding.current().stage() == Stage.AWAITING_FEE
                && !deciding.current().timers().containsKey(UNPAID)) {
            deciding.setTimer(UNPAID, payBy(deciding));
        }
    }

    static Verdict unpaid(Deciding deciding) {
        if (deciding.current().stage() == Stage.AWAITING_FEE
                && !deciding.current().isUnsent(NoticeKind.FEE_ASKED)) {
            Clock.resume(deciding);
            Closing.start(deciding, new Ending(Stage.REFUSED, Ending.FEE_NOT_PAID));
        }
        return deciding.accepted();
    }
}
