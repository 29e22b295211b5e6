package dev.rightsflow.workflow.lifecycle;

/** A question to the person, and the answer. */
final class Clarification {

    private Clarification() {}

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
        Tasks.notify(deciding, NoticeKind.CLARIFICATION_REQUESTED, input.statement());
        return deciding.accepted();
    }

    /** Staff pass on what the person said, and what was not written down was not said. */
    static Verdict answered(Deciding deciding, Input.ClarifiedThroughStaff input) {
        return input.statement() == null ? deciding.rejectedWithoutWords(input) : answered(deciding, (Input) input);
    }

    static Verdict answered(Deciding deciding, Input input) {
        if (deciding.current().stage() != Stage.AWAITING_CLARIFICATION) {
            return deciding.rejected(input);
        }
        Clock.resume(deciding);
        Planning.locate(deciding);
        return deciding.accepted();
    }
}
