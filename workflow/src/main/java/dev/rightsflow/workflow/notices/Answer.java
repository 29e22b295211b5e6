package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import java.util.List;

/** What closes a case. There is no silent closing: every ending has one of these. */
public sealed interface Answer extends Notice
        permits AdverseAnswer, Answer.Fulfilled, Answer.AccessGiven, Answer.Withdrawn {

    /**
     * All that was asked is done.
     *
     * @param done at least one line; where nothing was held, {@link AdverseAnswer.NothingHeld} is the answer
     * @param recipientsTold names of those to whom the data was disclosed and who have been told (Art 19); may be empty
     */
    record Fulfilled(About about, List<DoneLine> done, List<String> recipientsTold) implements Answer {

        public Fulfilled {
            done = Demand.listed("a fulfilled answer", "what was done", done);
            recipientsTold = List.copyOf(recipientsTold);
        }

        public boolean someRecipients() {
            return !recipientsTold.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.FULFILLED;
        }
    }

    /** The person took the request back. */
    record Withdrawn(About about, LocalDate withdrawnOn) implements Answer {

        @Override
        public Kind kind() {
            return Kind.WITHDRAWN;
        }
    }

    /**
     * The cover of an access answer (Art 15); the data itself is attached, see {@link ExtractPage}.
     *
     * @param holdings at least one
     * @param withheld what the rights of others keep back (Art 15(4)); may be empty
     * @param automatedDecisions whether there are any and their logic (Art 15(1)(h))
     * @param transfers to countries outside the EEA and their safeguards (Art 15(2)), or that there are none
     * @param attachments file names
     * @param remedies demanded of every access answer (Art 15(1)(f))
     */
    record AccessGiven(
            About about,
            List<Holding> holdings,
            List<WithheldLine> withheld,
            String automatedDecisions,
            String transfers,
            List<String> attachments,
            Remedies remedies)
            implements Answer {

        public AccessGiven {
            holdings = Demand.listed("an access answer", "what is held", holdings);
            withheld = List.copyOf(withheld);
            Demand.stated("an access answer", "automated decisions", automatedDecisions);
            Demand.stated("an access answer", "transfers", transfers);
            attachments = Demand.statedEach("an access answer", "its attachments", attachments);
        }

        public boolean someWithheld() {
            return !withheld.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.ACCESS_GIVEN;
        }
    }
}
