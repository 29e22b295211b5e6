package dev.rightsflow.workflow.history;

import dev.rightsflow.workflow.lifecycle.CaseEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chains events: each link's hash covers the link before, so nothing can be changed, dropped or slipped in unnoticed. */
public final class HashChain {

    private static final byte[] BEFORE_THE_FIRST = new byte[32];

    private final FactJson json;

    public HashChain(FactJson json) {
        this.json = json;
    }

    public static byte[] start() {
        return BEFORE_THE_FIRST.clone();
    }

    public Link append(byte[] previousHash, String caseId, long sequence, Instant at, String actor, CaseEvent event) {
        String fact = json.write(event);
        byte[] hash =
                hash(previousHash, caseId, sequence, at, actor, event.getClass().getSimpleName(), fact);
        return new Link(caseId, sequence, at, actor, event, fact, previousHash, hash);
    }

    /** What is wrong with a history, the first broken link by its sequence number; empty where it is whole. */
    public static Optional<String> firstBreak(List<Link> links) {
        byte[] previous = BEFORE_THE_FIRST;
        long expected = 1;
        for (Link link : links) {
            if (link.sequence() != expected) {
                return Optional.of("Expected link %d of %s, but found link %d"
                        .formatted(expected, link.caseId(), link.sequence()));
            }
            boolean whole = MessageDigest.isEqual(previous, link.previousHash())
                    && MessageDigest.isEqual(
                            link.hash(),
                            hash(
                                    previous,
                                    link.caseId(),
                                    link.sequence(),
                                    link.at(),
                                    link.actor(),
                                    link.event().getClass().getSimpleName(),
                                    link.fact()));
            if (!whole) {
                return Optional.of("Expected link %d of %s to follow from the one before, but its hash does not"
                        .formatted(link.sequence(), link.caseId()));
            }
            previous = link.hash();
            expected++;
        }
        return Optional.empty();
    }

    private static byte[] hash(
            byte[] previous, String caseId, long sequence, Instant at, String actor, String type, String fact) {
        MessageDigest digest = sha256();
        digest.update(previous);
        for (String part :
                List.of(caseId, Long.toString(sequence), Long.toString(at.toEpochMilli()), actor, type, fact)) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }
}
