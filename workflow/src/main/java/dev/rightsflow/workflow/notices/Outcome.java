package dev.rightsflow.workflow.notices;

/** What was done with records; named as in the contracts. */
public enum Outcome {
    ERASED,
    ANONYMISED,
    RECTIFIED,
    ANNOTATED,
    DISCLOSED,
    EXPORTED,
    SUPPRESSED,
    RESTRICTED,
    LIFTED,
    NOTIFIED
}
