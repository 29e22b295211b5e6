package dev.rightsflow.workflow.history;

import java.time.Instant;
import java.util.List;

/**
 * What one input led to, in its place in the history of its case.
 *
 * @param sequence number of its first event; events are numbered 1, 2, 3 ... within the case
 * @param actor who caused it: {@code subject}, {@code staff:<user>}, {@code system:<id>}, {@code recipient}, {@code timer}
 * @param facts the events in their order, at least one
 * @param previousHash of the link before, 32 zero bytes for the first
 * @param hash SHA-256 over all the rest
 */
public record Link(
        String caseId, long sequence, Instant at, String actor, List<Fact> facts, byte[] previousHash, byte[] hash) {

    /**
     * One event as text.
     *
     * @param json its fields, exactly the text that was hashed
     */
    public record Fact(String type, String json) {}

    public Link {
        facts = List.copyOf(facts);
    }

    /** Number of its last event. */
    public long last() {
        return sequence + facts.size() - 1;
    }
}
