package dev.rightsflow.workflow.assessment;

import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is decided for one item. */
public sealed interface Disposition {

    Item item();

    /** The right applies: the system is told so. */
    record Act(Item item, Action action) implements Disposition {}

    /**
     * The law keeps it, for now. While kept, it is restricted: storage only.
     *
     * @param source id of the hold or the retention rule that keeps it
     * @param ground article that allows to keep
     * @param until last day it is kept; erased on the day after
     * @param reviewOn when somebody looks whether it is still needed; one of the two days is always there
     * @param disclosable false: the person is told that something is kept, and not why
     * @param textId what the person reads
     * @param countedFrom the date that somebody has looked up, where the system reports none and a retention rule counts from one
     */
    record Keep(
            Item item,
            HoldType hold,
            String source,
            String ground,
            @Nullable String statute,
            @Nullable LocalDate until,
            @Nullable LocalDate reviewOn,
            boolean disclosable,
            String textId,
            @Nullable LocalDate countedFrom)
            implements Disposition {

        public Keep {
            if (until == null && reviewOn == null) {
                throw new IllegalArgumentException("Expected what '" + source
                        + "' keeps to have an end or a review date, but it has neither: nothing is kept for ever");
            }
        }

        /**
         * What the person, and everything that the person can read, may know of it: where the reason must not be disclosed,
         * that something is kept, until when, and the rule that allows it in general.
         */
        public Keep asTold() {
            return disclosable
                    ? this
                    : new Keep(item, HoldType.LEGAL_HOLD, "", "GDPR 17(3)", null, until, reviewOn, false, textId, null);
        }

        /** For another item that has to stay for as long as this one. */
        public Keep alsoFor(Item other) {
            return new Keep(other, hold, source, ground, statute, until, reviewOn, disclosable, textId, null);
        }

        /** The day on which the item is looked at again: the day after its last, or its review. */
        public LocalDate lookAgainOn() {
            return until == null ? Objects.requireNonNull(reviewOn) : until.plusDays(1);
        }
    }

    /** The right does not reach this item. */
    record NotApplicable(Item item, Reason reason) implements Disposition {}

    /**
     * A person has decided that it is not done.
     *
     * @param because the question that was put to them
     * @param statement id of the words in which they explain it to whoever asked
     */
    record Decline(Item item, Reason because, String statement) implements Disposition {

        /** Id of what the policy says about such a decision. */
        public String textId() {
            return because.declinedTextId();
        }
    }

    /**
     * A person must decide.
     *
     * @param meanwhile what happens at once, before the person has decided; null: nothing
     */
    record Refer(Item item, Reason reason, @Nullable Action meanwhile) implements Disposition {}
}
