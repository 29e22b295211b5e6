package dev.rightsflow.workflow.policy;

/** How a system is reached. */
public enum Connection {
    /** A connector runs: it gets commands. */
    RUNNING,
    /** A person looks there: a member of the staff gets a task with the system's instructions, and settles it. */
    BY_HAND,
    /** Listed, and not reached yet: answers say that it was not searched. */
    PLANNED
}
