package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import java.util.List;

/** What closes a case. There is no silent closing: every ending has one of these. */
public sealed interface Answer extends Notice
        permits AdverseAnswer,
                Answer.Fulfilled,
                Answer.AccessGiven,
                Answer.PortabilityGiven,
                Answer.Withdrawn,
                Answer.Forwarded,
                Answer.Merged {

    /**
     * All that was asked is done, in every system that was asked.
     *
     * @param done at least one line; where nothing was held, {@link AdverseAnswer.NothingHeld} is the answer
     * @param recipientsTold names of those to whom the data was disclosed and who have been told (Art 19); may be empty
     * @param notSearched the systems that this answer does not cover
     * @param remedies where a system is left out, less than all is done (Art 12(4)); whoever sees it otherwise may complain, too
     */
    record Fulfilled(
            About about, List<DoneLine> done, List<String> recipientsTold, NotSearched notSearched, Remedies remedies)
            implements Answer {

        public Fulfilled {
            done = Demand.listed("a fulfilled answer", "what was done", done);
            recipientsTold = List.copyOf(recipientsTold);
        }

        /** Every system was reached. */
        public Fulfilled(About about, List<DoneLine> done, List<String> recipientsTold, Remedies remedies) {
            this(about, done, recipientsTold, NotSearched.NONE, remedies);
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
     * The cover of an access answer (Art 15); the data itself is attached, see {@link Notices#page} and {@link ExtractJson}.
     *
     * @param holdings at least one
     * @param withheld what it lacks, each with the reason, such as the rights of others (Art 15(4)); may be empty
     * @param automatedDecisions the logic of each (Art 15(1)(h)), or that there are none
     * @param transfers each to a country outside the EEA, with its safeguard (Art 15(2)), or that there are none
     * @param attachments file names
     * @param notSearched as in {@link Fulfilled}
     * @param remedies demanded of every access answer (Art 15(1)(f))
     */
    record AccessGiven(
            About about,
            List<Holding> holdings,
            List<WithheldLine> withheld,
            List<String> automatedDecisions,
            List<String> transfers,
            List<String> attachments,
            NotSearched notSearched,
            Remedies remedies)
            implements Answer {

        public AccessGiven {
            holdings = Demand.listed("an access answer", "what is held", holdings);
            withheld = List.copyOf(withheld);
            automatedDecisions = Demand.statedEach("an access answer", "automated decisions", automatedDecisions);
            transfers = Demand.statedEach("an access answer", "transfers", transfers);
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

    /**
     * The cover of a portability answer (Art 20); the data itself is attached as JSON, see {@link ExtractJson}.
     *
     * @param included at least one line; where nothing can be moved, {@link AdverseAnswer.Refused} is the answer
     * @param leftOut what the right does not cover, each with its reason; may be empty
     * @param attachments file names
     * @param notSearched as in {@link Fulfilled}
     */
    record PortabilityGiven(
            About about,
            List<PortableLine> included,
            List<LeftOutLine> leftOut,
            List<String> attachments,
            NotSearched notSearched,
            Remedies remedies)
            implements Answer {

        public PortabilityGiven {
            included = Demand.listed("a portability answer", "what is included", included);
            leftOut = List.copyOf(leftOut);
            attachments = Demand.statedEach("a portability answer", "its attachments", attachments);
        }

        public boolean someLeftOut() {
            return !leftOut.isEmpty();
        }

        @Override
        public Kind kind() {
            return Kind.PORTABILITY_GIVEN;
        }
    }

    /**
     * We only process the data for somebody else, who has been given the request.
     *
     * @param forwardedTo name of the controller
     * @param contact where the person reaches that controller
     */
    record Forwarded(About about, String forwardedTo, String contact, LocalDate forwardedOn) implements Answer {

        public Forwarded {
            Demand.stated("a forwarded request", "to whom it went", forwardedTo);
            Demand.stated("a forwarded request", "how that controller is reached", contact);
        }

        @Override
        public Kind kind() {
            return Kind.FORWARDED;
        }
    }

    /**
     * The same request is already being worked on, and is answered there.
     *
     * @param otherReference of the case that goes on
     * @param otherDueOn last day of its time limit
     */
    record Merged(About about, String otherReference, LocalDate otherDueOn) implements Answer {

        public Merged {
            Demand.stated("a merged request", "the case that goes on", otherReference);
        }

        @Override
        public Kind kind() {
            return Kind.MERGED;
        }
    }
}
