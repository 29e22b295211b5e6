package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** What we write while the case is open. */
public sealed interface Progress extends Notice {

    /**
     * Acknowledges a request that needs no proof of identity, such as an objection to direct marketing.
     *
     * @param dueOn last day of the time limit
     */
    record Acknowledged(About about, LocalDate dueOn) implements Progress {

        @Override
        public Kind kind() {
            return Kind.ACKNOWLEDGED;
        }
    }

    /**
     * Acknowledges a request and asks the person to confirm it by a signed link (Art 12(6)).
     *
     * @param link leads to a page with a button, so that a mail scanner confirms nothing
     * @param linkValidUntil in the controller's zone
     * @param dueOn last day of the time limit
     */
    record IdentityRequested(About about, URI link, LocalDateTime linkValidUntil, LocalDate dueOn) implements Progress {

        public IdentityRequested {
            Demand.page("an identity request", "the confirmation", link);
        }

        @Override
        public Kind kind() {
            return Kind.IDENTITY_REQUESTED;
        }
    }

    /**
     * Acknowledges a request and asks the person to show who they are. A link in a letter would confirm no more than the address
     * that whoever asks has given.
     *
     * @param callBy last day to get in touch
     * @param dueOn last day of the time limit
     */
    record IdentityRequestedByPost(About about, LocalDate callBy, LocalDate dueOn) implements Progress {

        @Override
        public Kind kind() {
            return Kind.IDENTITY_REQUESTED_BY_POST;
        }
    }

    /**
     * Reminds of a confirmation that has not come.
     *
     * @param closesOn when the case is closed without action unless the confirmation comes
     */
    record IdentityReminded(About about, URI link, LocalDateTime linkValidUntil, LocalDate closesOn)
            implements Progress {

        public IdentityReminded {
            Demand.page("an identity reminder", "the confirmation", link);
        }

        @Override
        public Kind kind() {
            return Kind.IDENTITY_REMINDED;
        }
    }

    /**
     * Asks what the person means.
     *
     * @param question in the reader's language
     * @param answerPage where the person answers
     * @param answerBy after this day the request is answered as far as that is possible without
     */
    record ClarificationAsked(About about, String question, URI answerPage, LocalDate answerBy) implements Progress {

        public ClarificationAsked {
            Demand.stated("a clarification", "its question", question);
            Demand.page("a clarification", "where to answer", answerPage);
        }

        @Override
        public Kind kind() {
            return Kind.CLARIFICATION_ASKED;
        }
    }

    /**
     * Tells that the answer takes longer, and why (Art 12(3)).
     *
     * @param reasons at least one
     * @param dueOn last day of the first month: this notice must be sent before it
     * @param newDueOn last day of the extended time limit
     */
    record Extended(About about, List<String> reasons, LocalDate dueOn, LocalDate newDueOn, Remedies remedies)
            implements Progress {

        public Extended {
            reasons = Demand.statedEach("an extension", "its reasons", reasons);
            Demand.holds(
                    newDueOn.isAfter(dueOn),
                    "Expected an extension to end after " + dueOn + ", but it ends on " + newDueOn);
        }

        @Override
        public Kind kind() {
            return Kind.EXTENDED;
        }
    }

    /**
     * Asks a reasonable fee for a manifestly unfounded or excessive request (Art 12(5)(a)).
     *
     * @param amount with its currency
     * @param reason why a fee, in words that a layperson understands
     * @param evidence the facts that show it; at least one, since it is for us to prove
     * @param howToPay in one sentence
     * @param replyBy after this day the request counts as refused
     */
    record FeeAsked(
            About about,
            String amount,
            String reason,
            List<String> evidence,
            String howToPay,
            LocalDate replyBy,
            Remedies remedies)
            implements Progress {

        public FeeAsked {
            Demand.stated("a fee", "its amount", amount);
            Demand.stated("a fee", "its reason", reason);
            evidence = Demand.statedEach("a fee", "its evidence", evidence);
            Demand.stated("a fee", "how to pay", howToPay);
        }

        @Override
        public Kind kind() {
            return Kind.FEE_ASKED;
        }
    }
}
