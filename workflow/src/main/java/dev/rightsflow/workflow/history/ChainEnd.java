package dev.rightsflow.workflow.history;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far a chain has come: all that a check has to remember of it between two links.
 *
 * @param sequence number of the newest event; 0 before the first
 * @param hash of the link that it came with
 */
public record ChainEnd(long sequence, byte[] hash) {

    /** Before the first link. */
    public static final ChainEnd START = new ChainEnd(0, HashChain.start());

    /** What is wrong if this link comes next; empty where it follows. */
    public Optional<String> breakBefore(SealedLink next) {
        if (next.sequence() != sequence + 1) {
            return Optional.of("Expected event %d of %s, but found event %d"
                    .formatted(sequence + 1, next.caseId(), next.sequence()));
        }
        boolean whole = MessageDigest.isEqual(hash, next.previousHash())
                && MessageDigest.isEqual(
                        next.hash(),
                        HashChain.hash(
                                hash,
                                next.caseId(),
                                sequence + 1,
                                next.count(),
                                next.at(),
                                next.legible(),
                                next.content()));
        return whole
                ? Optional.empty()
                : Optional.of("Expected event %d of %s to follow from the one before, but its hash does not"
                        .formatted(next.sequence(), next.caseId()));
    }

    /** Where this link ends. */
    public static ChainEnd of(SealedLink link) {
        return new ChainEnd(link.last(), link.hash());
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
        return "event " + sequence;
    }
}
