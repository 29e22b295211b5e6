package dev.rightsflow.workflow.lifecycle;

/** The notices that a case sends to the person. Texts are in {@code notices}. */
public enum NoticeKind {
    /** Acknowledgement; with the link to confirm identity where the right needs that. */
    IDENTITY_REQUESTED,
    /** The link again, half way to its end. */
    IDENTITY_REMINDED,
    ACKNOWLEDGED,
    CLARIFICATION_REQUESTED,
    FEE_ASKED,
    EXTENDED,
    /** The answer that closes the case; which one follows from the ending. */
    ANSWER,
    DEFERRED_ERASURE_DONE,
    /** Before a restriction is lifted. */
    RESTRICTION_ENDING,
    /** Whom the data was disclosed to and who has been told, since the person asked. */
    RECIPIENTS_NAMED,
    /** To a recipient of the data, not to the person. */
    RECIPIENT_LETTER
}
