package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;

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
}
