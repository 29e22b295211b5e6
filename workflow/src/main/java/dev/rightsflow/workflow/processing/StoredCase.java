package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.vault.Confidential;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case and what effectively-once processing needs beside it.
 *
 * @param lastHash of the newest link of its history
 * @param applied offset last applied, by input topic and partition
 * @param pending what records that may still be delivered again have led to
 * @param withheld ids of commands that were issued before their system had announced the key to seal them with
 */
public record StoredCase(
        Case state,
        Confidential confidential,
        byte[] lastHash,
        Map<String, Long> applied,
        List<Pending> pending,
        Set<String> withheld) {

    /** An output and the record that yielded it. */
    public record Pending(Position cause, Output output) {

        private static final String SET_ASIDE = "";

        /**
         * That a record was set aside and not applied. Only of interest where a later record of its partition was applied:
         * that one moves {@code applied} past both.
         */
        static Pending setAside(Position cause, String caseId, String reason) {
            return new Pending(cause, new Output(SET_ASIDE, caseId, reason.getBytes(StandardCharsets.UTF_8)));
        }

        /** Why the record was set aside; empty if it was applied. */
        public Optional<String> reasonToSetAside() {
            return output.topic().equals(SET_ASIDE)
                    ? Optional.of(new String(output.value(), StandardCharsets.UTF_8))
                    : Optional.empty();
        }
    }

    /** One of which nothing was withheld. */
    public StoredCase(
            Case state, Confidential confidential, byte[] lastHash, Map<String, Long> applied, List<Pending> pending) {
        this(state, confidential, lastHash, applied, pending, Set.of());
    }

    /** Grows with every change. */
    public long version() {
        return state.sequence();
    }

    /** Codes of all that it waits for: a link that could not be sent yet is waited for before its answer is. */
    public List<String> waitingFor() {
        return state.waitingFor(withheld);
    }

    boolean hasApplied(Position position) {
        Long last = applied.get(position.topicPartition());
        return last != null && position.offset() <= last;
    }
}
