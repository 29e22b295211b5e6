package dev.rightsflow.workflow.deadlines;

/** What the second clock does while the case waits for the person: for proof of identity, or for a clarification. The strict clock never stops. */
public enum WhileWaiting {
    /** Runs on: both clocks show the same day. */
    NONE,
    /** Stands still: every day of waiting is added. */
    PAUSE,
    /** Starts anew on the day the person answered. */
    RESTART
}
