package dev.rightsflow.workflow.lifecycle;

/** Where a case stands. */
public enum Stage {
    RECEIVED,
    /** The person has to confirm who they are; Art 12(6). */
    AWAITING_IDENTITY,
    /** Every system says what it holds: categories, dates, counts. Nothing is changed. */
    LOCATING,
    /** The person has to answer a question of the staff. */
    AWAITING_CLARIFICATION,
    /** The person has to pay a fee, Art 12(5)(a). */
    AWAITING_FEE,
    /** Each item gets its disposition: right by legal basis, holds, retention. */
    ASSESSING,
    /** A member of the staff has to approve the plan. */
    AWAITING_APPROVAL,
    /** The systems carry the plan out. */
    FULFILLING,
    /** The answer is on its way to the person; without it no case ends. */
    CLOSING,
    FULFILLED,
    PARTLY_FULFILLED,
    REFUSED,
    NO_DATA_HELD,
    /** Art 11: the controller cannot tell which data is the person's. */
    UNIDENTIFIABLE,
    WITHDRAWN,
    /** Sent on to the controller whose processor we are. */
    FORWARDED,
    /** The same was asked before and is answered there. */
    MERGED;

    /** Nothing is decided yet about what is held: neither item by item nor for the request as a whole. */
    boolean isUndecided() {
        return switch (this) {
            case RECEIVED, AWAITING_IDENTITY, LOCATING, AWAITING_CLARIFICATION, AWAITING_FEE -> true;
            case ASSESSING,
                    AWAITING_APPROVAL,
                    FULFILLING,
                    CLOSING,
                    FULFILLED,
                    PARTLY_FULFILLED,
                    REFUSED,
                    NO_DATA_HELD,
                    UNIDENTIFIABLE,
                    WITHDRAWN,
                    FORWARDED,
                    MERGED -> false;
        };
    }

    /** A finished case stays finished. */
    public boolean isEnding() {
        return switch (this) {
            case RECEIVED,
                    AWAITING_IDENTITY,
                    LOCATING,
                    AWAITING_CLARIFICATION,
                    AWAITING_FEE,
                    ASSESSING,
                    AWAITING_APPROVAL,
                    FULFILLING,
                    CLOSING -> false;
            case FULFILLED, PARTLY_FULFILLED, REFUSED, NO_DATA_HELD, UNIDENTIFIABLE, WITHDRAWN, FORWARDED, MERGED ->
                true;
        };
    }
}
