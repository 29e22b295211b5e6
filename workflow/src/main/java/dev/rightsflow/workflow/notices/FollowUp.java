package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import java.util.List;

/** What we write after the case was closed, without being asked again. */
public sealed interface FollowUp extends Notice {

    /**
     * What had to be kept has been decided anew: erased, since nothing keeps it any more, or not.
     *
     * @param erased what is gone now
     * @param notDone what could not be erased all the same; of the two lists at least one has a line
     * @param kept what still has to stay
     */
    record DeferredErasureDone(
            About about,
            List<DoneLine> erased,
            List<NotDoneLine> notDone,
            List<KeptLine> kept,
            LocalDate erasedOn,
            Remedies remedies)
            implements FollowUp {

        public DeferredErasureDone {
            erased = List.copyOf(erased);
            notDone = List.copyOf(notDone);
            kept = List.copyOf(kept);
            Demand.holds(
                    !erased.isEmpty() || !notDone.isEmpty(),
                    "Expected a deferred erasure to list what was erased, or what was not, but it lists neither");
        }

        public boolean someErased() {
            return !erased.isEmpty();
        }

        public boolean someNotDone() {
            return !notDone.isEmpty();
        }

        public boolean someKept() {
            return !kept.isEmpty();
        }

        public boolean nothingLeft() {
            return kept.isEmpty() && notDone.isEmpty();
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
     * @param stillStopped whether some use of it stays stopped all the same, since an objection to it was granted
     */
    record RestrictionEnding(About about, LocalDate endsOn, String reason, boolean stillStopped, Remedies remedies)
            implements FollowUp {

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
