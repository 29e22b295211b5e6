package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import java.util.List;

/** What we write after the case was closed, without being asked again. */
public sealed interface FollowUp extends Notice {

    /**
     * What had to be kept is now erased.
     *
     * @param erased at least one line
     */
    record DeferredErasureDone(About about, List<DoneLine> erased, LocalDate erasedOn) implements FollowUp {

        public DeferredErasureDone {
            erased = Demand.listed("a deferred erasure", "what was erased", erased);
        }

        @Override
        public Kind kind() {
            return Kind.DEFERRED_ERASURE_DONE;
        }
    }

    /**
     * A restriction is about to be lifted; the person must know before it is (Art 18(3)).
     *
     * @param reason why it ends
     */
    record RestrictionEnding(About about, LocalDate endsOn, String reason, Remedies remedies) implements FollowUp {

        public RestrictionEnding {
            Demand.stated("the end of a restriction", "its reason", reason);
        }

        @Override
        public Kind kind() {
            return Kind.RESTRICTION_ENDING;
        }
    }

    /**
     * Names the recipients who were told of a change (Art 19), when the person asks.
     *
     * @param recipients at least one
     */
    record RecipientsTold(About about, List<RecipientLine> recipients) implements FollowUp {

        public RecipientsTold {
            recipients = Demand.listed("an account of recipients", "each recipient", recipients);
        }

        @Override
        public Kind kind() {
            return Kind.RECIPIENTS_TOLD;
        }
    }
}
