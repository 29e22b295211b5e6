package dev.rightsflow.workflow.policy;

/** How a system is reached. */
public enum Connection {
    /** A connector runs: it gets commands. */
    RUNNING,
    /** A person looks there: a member of the staff gets a task with the system's instructions, and settles it. */
    BY_HAND,
    /**
     * Nothing is held there by ourselves: whoever received data is told of each change by a letter of its own (Art 19), and named
     * in the answer. It is asked for nothing.
     */
    TOLD,
    /** Listed, and not reached yet: answers say that it was not searched. */
    PLANNED;

    /** Whether such a system is asked what it holds. */
    public boolean isAsked() {
        return this == RUNNING || this == BY_HAND;
    }
}
