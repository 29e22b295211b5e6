package dev.rightsflow.workflow.processing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored cases. Each method is one round trip, however many cases it concerns. */
public interface Cases {

    Map<String, StoredCase> find(Collection<String> ids);

    /**
     * Writes every change whose case is still at the version that was read.
     *
     * @throws FencedException if one was not: another writer owns it now. The others may or may not have been written,
     *     which redelivery makes good
     */
    void save(List<Change> changes);

    /**
     * @param versionBefore null for a new case
     * @param partition number of the input partitions that the case belongs to, by which its timers are found
     */
    record Change(@Nullable Long versionBefore, StoredCase after, int partition) {}

    /** Somebody else has written a case since it was read. */
    final class FencedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public FencedException(String message) {
            super(message);
        }
    }
}
