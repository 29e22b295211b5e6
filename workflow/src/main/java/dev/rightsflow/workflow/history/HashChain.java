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
        ChainEnd end = ChainEnd.START;
        for (Link link : links) {
            Optional<String> flaw = end.breakBefore(
                    link.caseId(),
                    link.sequence(),
                    link.at(),
                    link.actor(),
                    link.event().getClass().getSimpleName(),
                    link.fact(),
                    link.previousHash(),
                    link.hash());
            if (flaw.isPresent()) {
                return flaw;
            }
            end = new ChainEnd(link.sequence(), link.hash());
        }
        return Optional.empty();
    }

    static byte[] hash(
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
