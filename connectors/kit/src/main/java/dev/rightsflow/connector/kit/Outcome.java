package dev.rightsflow.connector.kit;

/** What became of records: the words of the answer to the person. */
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
    LIFTED
}
