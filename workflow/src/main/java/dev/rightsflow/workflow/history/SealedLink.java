package dev.rightsflow.workflow.history;

import java.time.Instant;

/**
 * What one input led to, as it is published and kept: numbered and chained for everybody, readable only with the key of its
 * case. When that key is destroyed, what remains of a history is how many events there were, and when.
 *
 * @param sequence number of its first event; events are numbered 1, 2, 3 ... within the case
 * @param count of its events, at least one
 * @param legible whether the content is in the clear, since its case has no key any more: it has forgotten its person
 * @param content the actor and the facts, see {@link Content}
 * @param previousHash of the link before, 32 zero bytes for the first
 * @param hash SHA-256 over all the rest, as it is published: whoever checks a chain needs no key
 */
public record SealedLink(
        String caseId,
        long sequence,
        int count,
        Instant at,
        boolean legible,
        byte[] content,
        byte[] previousHash,
        byte[] hash) {

    /** Number of its last event. */
    public long last() {
        return sequence + count - 1;
    }
}
