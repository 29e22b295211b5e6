package dev.rightsflow.workflow.lifecycle;

/** The notices that a case sends to the person. Texts are in {@code notices}. */
public enum NoticeKind {
    /** Acknowledgement; with the link to confirm identity where the right needs that. */
    IDENTITY_REQUESTED,
    ACKNOWLEDGED,
    CLARIFICATION_REQUESTED,
    EXTENDED,
    /** The answer that closes the case; which one follows from the ending. */
    ANSWER,
    DEFERRED_ERASURE_DONE
}
