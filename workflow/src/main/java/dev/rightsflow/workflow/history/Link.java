package dev.rightsflow.workflow.history;

import dev.rightsflow.workflow.lifecycle.CaseEvent;
import java.time.Instant;

/**
 * One event of a case, in its place.
 *
 * @param sequence 1, 2, 3 ... within the case
 * @param actor who caused it: {@code subject}, {@code staff:<user>}, {@code system:<id>}, {@code recipient}, {@code timer}
 * @param fact the event as JSON, exactly the text that was hashed
 * @param previousHash of the link before, 32 zero bytes for the first
 * @param hash SHA-256 over all the rest
 */
public record Link(
        String caseId,
        long sequence,
        Instant at,
        String actor,
        CaseEvent event,
        String fact,
        byte[] previousHash,
        byte[] hash) {}
