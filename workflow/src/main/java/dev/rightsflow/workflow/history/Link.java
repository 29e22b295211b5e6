package dev.rightsflow.workflow.history;

import java.time.Instant;
import java.util.List;

/**
 * What one input led to, in its place in the history of its case, and what it says.
 *
 * @param sealed as it is published
 * @param actor who caused it: {@code subject}, {@code staff:<user>}, {@code system:<id>}, {@code recipient}, {@code timer}
 * @param facts the events in their order, at least one
 */
public record Link(SealedLink sealed, String actor, List<Fact> facts) {

    public Link {
        facts = List.copyOf(facts);
    }

    /**
     * Reads what a link says.
     *
     * @param seal of its case
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Link open(SealedLink sealed, Seal seal) {
        Content content = Content.of(sealed.legible() ? sealed.content() : seal.open(sealed.content()));
        return new Link(sealed, content.actor(), content.facts());
    }

    public String caseId() {
        return sealed.caseId();
    }

    /** Number of its first event. */
    public long sequence() {
        return sealed.sequence();
    }

    /** Number of its last event. */
    public long last() {
        return sealed.last();
    }

    public Instant at() {
        return sealed.at();
    }

    public byte[] hash() {
        return sealed.hash();
    }
}
