package dev.rightsflow.workflow.simulation;

/** Deliberate faults, each the loss of one guarantee. A simulation that catches none of them proves nothing. */
enum Mutation {
    NONE(1, "nothing is broken"),
    FORGETS_WHAT_WAS_APPLIED(8, "the store forgets which offsets a case has applied"),
    FORGETS_OUTPUTS_TOO_EARLY(1, "outputs are forgotten before their record is committed"),
    PUBLISHES_AGAIN_ONLY_WHAT_COMES_AGAIN(
            1, "outputs are published again with their own record only, whatever came before"),
    PUBLISHES_BEFORE_SAVING(1, "outputs are published before the cases are written"),
    IGNORES_THE_VERSION(12, "a write does not look at the version that was read"),
    PUBLISHES_ALTHOUGH_FENCED(53, "a batch is published although the store fenced it"),
    REMEMBERS_WHAT_WAS_NOT_WRITTEN(7, "a case is remembered as it was to be written, though the write failed"),
    COMMITS_OFFSETS_FIRST(1, "offsets are committed before their records are processed"),
    FORGETS_WHAT_WAS_SET_ASIDE(15, "the store forgets that a record was set aside"),
    TAKES_UP_NO_TIMERS(1, "timers are not taken up from the store, with a partition or later"),
    OFFERS_A_TIMER_ONCE(22, "a due timer is published once and never again"),
    LEAVES_OUT_A_LINK(1, "the history is published without its refusals"),
    NEEDS_NO_IDENTITY(1, "the lifecycle has no identity guard"),
    NEEDS_NO_APPROVAL(21, "the plan is carried out without the approval that the policy asks for"),
    NEEDS_NO_ANSWER(1, "the lifecycle lets a case end without its answer"),
    READS_HOLDS_ONCE(8, "holds are read once for a person and never again"),
    DROPS_WHAT_SYSTEMS_KNOW(1, "what systems know a person by never reaches the case"),
    SENDS_NO_CANCEL(2, "a CANCEL is decided and never sent"),
    ANSWERS_A_CANCEL_AND_EXECUTES(2, "a connector answers CANCELLED without leaving a tombstone"),
    FORGETS_WHAT_WAS_WITHHELD(1, "the store forgets which commands wait for the key of their system"),
    TAKES_UP_NOTHING_WITHHELD(37, "whoever takes a partition over does not know which commands were withheld"),
    SEALS_TO_NOBODY(1, "a command to a system that has announced no key is sent all the same"),
    KEEPS_NO_LEDGER(2, "a connector remembers no command"),
    NOTES_THE_INTENT_AFTER_THE_EFFECT(97, "a connector writes its intent after the effect"),
    FORGETS_THE_PLAN(463, "a connector resumes without the plan of the first time"),
    RESTRICTS_ONLY_IN_ITS_REPORT(1, "a connector answers RESTRICTED and lets the data be used"),
    RESTORES_IN_SILENCE(21, "a backup is restored, and nobody tells the cases"),
    FORGETS_WHERE_PAPER_IS(1, "an index forgets where paper is before anybody has destroyed it"),
    NEEDS_NO_CERTIFICATE(54, "staff are believed without a certificate and a witness"),
    REPLACES_A_CERTIFICATE(8, "a late report of an index replaces what a person has certified"),
    RESTORES_WHAT_IS_DESTROYED(2079, "a restored index is left, under a hold, what is destroyed"),
    CONFIRMS_ONLY_WHAT_IS_DELIVERED(71, "a recipient that confirms a letter before its report is not heard");

    private final long caughtBy;
    private final String what;

    Mutation(long caughtBy, String what) {
        this.caughtBy = caughtBy;
        this.what = what;
    }

    /** A seed under which it breaks a promise. */
    long caughtBy() {
        return caughtBy;
    }

    @Override
    public String toString() {
        return what;
    }
}
