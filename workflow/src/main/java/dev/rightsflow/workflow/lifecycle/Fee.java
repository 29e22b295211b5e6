package dev.rightsflow.workflow.lifecycle;

import java.time.Instant;

/** A reasonable fee for what is manifestly unfounded or excessive (Art 12(5)(a)): asked for with its evidence, then paid, or not. */
final class Fee {

    static final String UNPAID = "FEE_UNPAID";
    static final String NOT_PAID = "FEE_NOT_PAID";

    private Fee() {}

    static Verdict asked(Deciding deciding, Input.FeeAskedByStaff input) {
        if (!deciding.allows(Move.ASK_FEE)) {
            return deciding.rejected(input);
        }
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        Instant payBy = deciding.now.plus(deciding.rules.policy().feePayableWithin());
        Instant limit = deciding.rules
                .policy()
                .deadlines()
                .expiry(deciding.rules
                        .policy()
                        .deadlines()
                        .due(deciding.current().facts().receivedAt()));
        if (!payBy.isBefore(limit)) {
            return new Verdict.Rejected(
                    "Expected a fee for %s that can be refused in time if it is not paid (Art 12(4)), but it would be payable until %s and the limit is %s; decide without it"
                            .formatted(deciding.current().id(), payBy, limit));
        }
        Planning.drop(deciding, input.by());
        deciding.move(Move.ASK_FEE);
        Clock.suspend(deciding);
        deciding.setTimer(UNPAID, payBy);
        Tasks.notify(deciding, NoticeKind.FEE_ASKED, input.statement());
        return deciding.accepted();
    }

    static Verdict paid(Deciding deciding, Input.FeePaid input) {
        if (deciding.current().stage() != Stage.AWAITING_FEE) {
            return deciding.rejected(input);
        }
        deciding.clearTimer(UNPAID);
        Clock.resume(deciding);
        Planning.locate(deciding);
        return deciding.accepted();
    }

    static Verdict unpaid(Deciding deciding) {
        if (deciding.current().stage() == Stage.AWAITING_FEE) {
            Clock.resume(deciding);
            Closing.start(deciding, new Ending(Stage.REFUSED, NOT_PAID));
        }
        return deciding.accepted();
    }
}
