package dev.rightsflow.local.demo;

import java.util.HashSet;
import java.util.Set;

/** Somebody who got a person's data, reads what is written to them about it, and confirms by the link in the letter. */
final class Recipient {

    private final Mailboxes mailboxes;
    private final PublicApi api;
    private final Set<String> confirmed = new HashSet<>();

    Recipient(Mailboxes mailboxes, PublicApi api) {
        this.mailboxes = mailboxes;
        this.api = api;
    }

    /** Confirms whatever letters about a case have come and are not confirmed yet. */
    void confirm(String mailbox, String reference) {
        mailboxes.letterLinks(mailbox, reference).stream()
                .filter(link -> !confirmed.contains(link))
                .filter(api::follow)
                .forEach(confirmed::add);
    }
}
