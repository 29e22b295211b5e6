package dev.rightsflow.workflow.history;

import dev.rightsflow.workflow.lifecycle.CaseEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chains what happened: each link's hash covers the link before, so nothing can be changed, dropped or slipped in unnoticed. */
public final class HashChain {

    private static final byte[] BEFORE_THE_FIRST = new byte[32];

    private final FactJson json;

    public HashChain(FactJson json) {
        this.json = json;
    }

    public static byte[] start() {
        return BEFORE_THE_FIRST.clone();
    }

    /** @param sequence number of the first of the events */
    public Link append(
            byte[] previousHash, String caseId, long sequence, Instant at, String actor, List<CaseEvent> events) {
        List<Link.Fact> facts = events.stream().map(json::write).toList();
        byte[] hash = hash(previousHash, caseId, sequence, at, actor, facts);
        return new Link(caseId, sequence, at, actor, facts, previousHash, hash);
    }

    /** What is wrong with a history, the first broken link by its sequence number; empty where it is whole. */
    public static Optional<String> firstBreak(List<Link> links) {
        ChainEnd end = ChainEnd.START;
        for (Link link : links) {
            Optional<String> flaw = end.breakBefore(link);
            if (flaw.isPresent()) {
                return flaw;
            }
            end = ChainEnd.of(link);
        }
        return Optional.empty();
    }

    static byte[] hash(byte[] previous, String caseId, long sequence, Instant at, String actor, List<Link.Fact> facts) {
        MessageDigest digest = sha256();
        digest.update(previous);
        update(digest, caseId);
        update(digest, Long.toString(sequence));
        update(digest, Long.toString(at.toEpochMilli()));
        update(digest, actor);
        for (Link.Fact fact : facts) {
            update(digest, fact.type());
            update(digest, fact.json());
        }
        return digest.digest();
    }

    /** The length goes before each part, so that no two links are made of the same bytes. */
    private static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }
}
