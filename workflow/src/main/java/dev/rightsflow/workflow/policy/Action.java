package dev.rightsflow.workflow.policy;

/** What a system is told to do with the records of one person. */
public enum Action {
    LOCATE(false),
    DISCLOSE(false),
    EXPORT(false),
    ERASE(true),
    RECTIFY(false),
    RESTRICT(false),
    LIFT_RESTRICTION(false),
    SUPPRESS(false),
    NOTIFY(false),
    CANCEL(false);

    private final boolean irreversible;

    Action(boolean irreversible) {
        this.irreversible = irreversible;
    }

    /** Whether it destroys what nobody can bring back: never before identity, holds and, where the policy asks for it, approval. */
    public boolean irreversible() {
        return irreversible;
    }

    public String code() {
        return Codes.of(this);
    }
}
