package dev.rightsflow.connector.kit;

/** What a system is told to do with the records of one person. */
public enum Action {
    LOCATE,
    DISCLOSE,
    EXPORT,
    ERASE,
    RECTIFY,
    RESTRICT,
    LIFT_RESTRICTION,
    SUPPRESS,
    NOTIFY,
    CANCEL;

    /** Whether the answer carries an extract of the records. */
    boolean handsOver() {
        return this == DISCLOSE || this == EXPORT;
    }
}
