package dev.rightsflow.workflow.history;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a chain has come: all that a check has to remember of it between two links.
 *
 * @param sequence of the newest link; 0 before the first
 * @param hash of that link
 */
public record ChainEnd(long sequence, byte[] hash) {

    /** Before the first link. */
    public static final ChainEnd START = new ChainEnd(0, HashChain.start());

    /** What is wrong if this link comes next; empty where it follows. */
    public Optional<String> breakBefore(
            String caseId,
            long next,
            Instant at,
            String actor,
            String type,
            String fact,
            byte[] previousHash,
            byte[] nextHash) {
        if (next != sequence + 1) {
            return Optional.of("Expected link %d of %s, but found link %d".formatted(sequence + 1, caseId, next));
        }
        boolean whole = MessageDigest.isEqual(hash, previousHash)
                && MessageDigest.isEqual(nextHash, HashChain.hash(hash, caseId, next, at, actor, type, fact));
        return whole
                ? Optional.empty()
                : Optional.of("Expected link %d of %s to follow from the one before, but its hash does not"
                        .formatted(next, caseId));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainEnd end && sequence == end.sequence && Arrays.equals(hash, end.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "link " + sequence;
    }
}
