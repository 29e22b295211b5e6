package dev.rightsflow.workflow.notices;

/** The right that a case is about; named as in the contracts. */
public enum Right {
    ACCESS,
    RECTIFICATION,
    ERASURE,
    RESTRICTION,
    PORTABILITY,
    OBJECTION,
    MARKETING_OBJECTION,
    AUTOMATED_DECISION_OBJECTION,
    CONSENT_WITHDRAWAL
}
