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

    /**
     * The next link.
     *
     * @param sequence number of the first of the events
     */
    public Link append(
            byte[] previousHash,
            String caseId,
            long sequence,
            Instant at,
            String actor,
            List<CaseEvent> events,
            Seal seal) {
        List<Fact> facts = events.stream().map(json::write).toList();
        byte[] content = seal.close(new Content(actor, facts).toBytes());
        byte[] hash = hash(previousHash, caseId, sequence, facts.size(), at, seal.isBroken(), content);
        SealedLink sealed =
                new SealedLink(caseId, sequence, facts.size(), at, seal.isBroken(), content, previousHash, hash);
        return new Link(sealed, actor, facts);
    }

    /** What is wrong with a history, the first broken link by its sequence number; empty where it is whole. */
    public static Optional<String> firstBreak(List<SealedLink> links) {
        ChainEnd end = ChainEnd.START;
        for (SealedLink link : links) {
            Optional<String> flaw = end.breakBefore(link);
            if (flaw.isPresent()) {
                return flaw;
            }
            end = ChainEnd.of(link);
        }
        return Optional.empty();
    }

    static byte[] hash(
            byte[] previous, String caseId, long sequence, int count, Instant at, boolean legible, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(previous);
        // The length goes before what has no fixed one, so that no two links are made of the same bytes.
        byte[] id = caseId.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4 + id.length + 8 + 4 + 8 + 1 + 4)
                .putInt(id.length)
                .put(id)
                .putLong(sequence)
                .putInt(count)
                .putLong(at.toEpochMilli())
                .put((byte) (legible ? 1 : 0))
                .putInt(content.length)
                .flip());
        digest.update(content);
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
