package dev.rightsflow.workflow.lifecycle;

/** What became of an item: the words of the answer to the person. */
public enum Outcome {
    ERASED,
    ANONYMISED,
    RECTIFIED,
    ANNOTATED,
    DISCLOSED,
    EXPORTED,
    SUPPRESSED,
    RESTRICTED,
    RETAINED,
    NOT_FOUND,
    NOT_APPLICABLE,
    FAILED,
    NOTIFIED,
    /** A restriction was ended (Art 18(3)). */
    LIFTED;

    /** Whether the person got what was asked for this item; an item that is not there, or to which the right does not apply, counts neither way. */
    public boolean fulfils() {
        return switch (this) {
            case ERASED,
                    ANONYMISED,
                    RECTIFIED,
                    ANNOTATED,
                    DISCLOSED,
                    EXPORTED,
                    SUPPRESSED,
                    RESTRICTED,
                    NOTIFIED,
                    LIFTED -> true;
            case RETAINED, NOT_FOUND, NOT_APPLICABLE, FAILED -> false;
        };
    }

    /** Whether the answer to the person is a partial or adverse one because of this item. */
    public boolean isAdverse() {
        return this == RETAINED || this == FAILED;
    }
}
