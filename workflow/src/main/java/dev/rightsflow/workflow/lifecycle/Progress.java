package dev.rightsflow.workflow.lifecycle;

/** Takes a case as far as it can go by itself after something happened. */
final class Progress {

    private Progress() {}

    static void advance(Deciding deciding) {
        Stage before;
        do {
            before = deciding.current().stage();
            step(deciding);
        } while (deciding.current().stage() != before);
        Restored.advance(deciding);
    }

    private static void step(Deciding deciding) {
        Case current = deciding.current();
        switch (current.stage()) {
            case RECEIVED, AWAITING_IDENTITY -> {
                if (!deciding.isForAnotherController() && deciding.allows(Move.LOCATE)) {
                    Planning.locate(deciding);
                }
            }
            case LOCATING -> {
                if (deciding.hasTakenUpPolicy()) {
                    Planning.askUnasked(deciding);
                }
                if (deciding.allows(Move.ASSESS)) {
                    deciding.move(Move.ASSESS);
                }
            }
            case ASSESSING -> Planning.assess(deciding);
            case AWAITING_APPROVAL -> {
                // What is stopped or restricted until a person has decided is so wherever it is, and now.
                if (current.isEveryEffectSettled()) {
                    Recipients.tell(deciding);
                }
                if (current.planAccepted()) {
                    Planning.fulfil(deciding);
                }
            }
            case FULFILLING -> {
                Planning.commandWhatIsLeft(deciding);
                boolean carriedOut = deciding.current().isEveryEffectSettled()
                        && deciding.current().referred().isEmpty();
                if (carriedOut) {
                    Recipients.tell(deciding);
                }
                if (carriedOut && !Recipients.areBeingTold(deciding.current())) {
                    Closing.start(deciding, Closing.endingOf(deciding));
                }
            }
            case CLOSING -> {
                if (Closing.mayEnd(deciding)) {
                    Closing.end(deciding);
                }
            }
            case AWAITING_CLARIFICATION, AWAITING_FEE -> {}
            case FULFILLED, PARTLY_FULFILLED, REFUSED, NO_DATA_HELD, UNIDENTIFIABLE, WITHDRAWN, FORWARDED, MERGED -> {
                DeferredErasure.advance(deciding);
                if (deciding.current().isEveryEffectSettled()) {
                    Recipients.tell(deciding);
                }
            }
        }
    }
}
