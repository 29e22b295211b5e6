package dev.rightsflow.workflow.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that gives less than all that was asked, or may seem to: it always names the authority to complain to and
 * the right to a court (Art 12(4)).
 */
public sealed interface AdverseAnswer extends Answer {

    Remedies remedies();

    /**
     * Part is done; part is kept, or could not be done.
     *
     * @param done may be empty, where nothing could be done
     * @param kept what the law keeps
     * @param erasedLater whether what is kept is erased once nothing keeps it; otherwise it is a correction that was asked for
     * @param notDone what was not done for another reason; of the two lists at least one has a line
     * @param recipientsTold as in {@link Answer.Fulfilled}
     * @param notSearched as in {@link Answer.Fulfilled}
     */
    record PartlyFulfilled(
            About about,
            List<DoneLine> done,
            List<KeptLine> kept,
            boolean erasedLater,
            List<NotDoneLine> notDone,
            List<String> recipientsTold,
            NotSearched notSearched,
            Remedies remedies)
            implements AdverseAnswer {

        public PartlyFulfilled {
            done = List.copyOf(done);
            kept = List.copyOf(kept);
            notDone = List.copyOf(notDone);
            recipientsTold = List.copyOf(recipientsTold);
            Demand.holds(
                    !kept.isEmpty() || !notDone.isEmpty(),
                    "Expected a partial answer to list each kept item, or what else was not done, but it lists"
                            + " neither");
        }

        /** All that is not done is kept by law, and every system was reached. */
        public PartlyFulfilled(
                About about, List<DoneLine> done, List<KeptLine> kept, List<String> recipientsTold, Remedies remedies) {
            this(about, done, kept, true, List.of(), recipientsTold, NotSearched.NONE, remedies);
        }

        public boolean someDone() {
            return !done.isEmpty();
        }

        public boolean someKept() {
            return !kept.isEmpty();
        }

        public boolean someNotDone() {
            return !notDone.isEmpty();
        }

        public boolean someRecipients() {
            return !recipientsTold.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.PARTLY_FULFILLED;
        }
    }

    /**
     * Nothing is done.
     *
     * @param ground the rule it rests on, in the reader's language
     * @param reason why it applies here, in words that a layperson understands
     * @param evidence the facts that show it; at least one where it is for us to prove (Art 12(5))
     * @param notSearched as in {@link Answer.Fulfilled}
     */
    record Refused(
            About about,
            String ground,
            String reason,
            List<String> evidence,
            NotSearched notSearched,
            Remedies remedies)
            implements AdverseAnswer {

        public Refused {
            Demand.stated("a refusal", "its ground", ground);
            Demand.stated("a refusal", "its reason", reason);
            evidence.forEach(fact -> Demand.stated("a refusal", "its evidence", fact));
            evidence = List.copyOf(evidence);
            Demand.holds(
                    !evidence.isEmpty() || !ground.contains("12(5)"),
                    "Expected a refusal under Art 12(5) to list its evidence, but the list is empty");
        }

        public boolean someEvidence() {
            return !evidence.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /**
     * We searched and found nothing.
     *
     * @param searched labels of the systems; at least one
     * @param notSearched as in {@link Answer.Fulfilled}
     */
    record NothingHeld(About about, List<String> searched, NotSearched notSearched, Remedies remedies)
            implements AdverseAnswer {

        public NothingHeld {
            searched = Demand.statedEach("an answer that nothing is held", "the systems searched", searched);
        }

        /** Every system was reached. */
        public NothingHeld(About about, List<String> searched, Remedies remedies) {
            this(about, searched, NotSearched.NONE, remedies);
        }

        @Override
        public Kind kind() {
            return Kind.NOTHING_HELD;
        }
    }

    /**
     * The identity was never confirmed, so nothing was done: the end inside the month that Art 12(4) demands.
     *
     * @param reason why the confirmation that came was not enough; null where none came
     */
    record IdentityNotConfirmed(About about, @Nullable String reason, Remedies remedies) implements AdverseAnswer {

        public IdentityNotConfirmed {
            Demand.holds(
                    reason == null || !reason.isBlank(),
                    "Expected the reason of an unconfirmed identity to be words or absent, but it is blank");
        }

        @Override
        public Kind kind() {
            return Kind.IDENTITY_NOT_CONFIRMED;
        }
    }

    /**
     * What we hold cannot be linked to the person (Art 11(2)).
     *
     * @param reason why not
     * @param helpful what the person could give us so that we can; at least one
     * @param notSearched the systems that requests do not reach yet
     */
    record Unidentifiable(About about, String reason, List<String> helpful, NotSearched notSearched, Remedies remedies)
            implements AdverseAnswer {

        public Unidentifiable {
            Demand.stated("an answer that nobody can be identified", "the reason", reason);
            helpful = Demand.statedEach("an answer that nobody can be identified", "what would help", helpful);
        }

        @Override
        public Kind kind() {
            return Kind.UNIDENTIFIABLE;
        }
    }
}
