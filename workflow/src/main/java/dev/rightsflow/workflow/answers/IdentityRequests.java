package dev.rightsflow.workflow.answers;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.notices.Progress;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;

/** Asks the person to confirm, by a link that only the mailbox on file gets; in a letter, to get in touch. */
final class IdentityRequests {

    private final Links links;
    private final Vault vault;
    private final URI intake;

    IdentityRequests(Links links, Vault vault, URI intake) {
        this.links = links;
        this.vault = vault;
        this.intake = intake;
    }

    Progress first(Occasion occasion) {
        Instant expiresAt = expiry(occasion.current());
        if (occasion.about().byPost()) {
            return new Progress.IdentityRequestedByPost(
                    occasion.about(),
                    // The day on which it runs out is not a whole one.
                    occasion.day(expiresAt).minusDays(1),
                    occasion.current().clock().dueStrict());
        }
        return new Progress.IdentityRequested(
                occasion.about(),
                link(occasion.current(), expiresAt),
                local(occasion, expiresAt),
                occasion.current().clock().dueStrict());
    }

    Progress reminder(Occasion occasion) {
        Instant expiresAt = expiry(occasion.current());
        return new Progress.IdentityReminded(
                occasion.about(),
                link(occasion.current(), expiresAt),
                local(occasion, expiresAt),
                occasion.day(expiresAt));
    }

    private URI link(Case current, Instant expiresAt) {
        String token = links.identityToken(current.id(), expiresAt, vault.identitySecret(current.id()));
        return intake.resolve("/identity/" + current.id() + "?token=" + token);
    }

    private static LocalDateTime local(Occasion occasion, Instant at) {
        return LocalDateTime.ofInstant(at, occasion.policy().deadlines().rules().zone());
    }

    private static Instant expiry(Case current) {
        Instant expiresAt = current.identity().expiresAt();
        if (expiresAt == null) {
            throw new IllegalStateException("Expected case " + current.id() + " to wait for identity, but it does not");
        }
        return expiresAt;
    }
}
