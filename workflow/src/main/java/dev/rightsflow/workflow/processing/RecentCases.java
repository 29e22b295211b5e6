package dev.rightsflow.workflow.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the open cases that were last read or written: what a request leads to comes within seconds, and then nothing has
 * to be read or parsed again.
 *
 * <p>It may be out of date, after the partition was elsewhere for a while; it is never believed: a case is only written at the
 * version that it was remembered with. A write that was refused, or whose outcome is unknown, forgets what it was about, so the
 * batch that comes again reads the store.
 */
public final class RecentCases implements Cases {

    /** Of the state of a case, about; what is confidential and pending is counted. */
    private static final int STATE_BYTES = 4_096;

    private final Cases stored;
    private final Cache<String, StoredCase> recent;

    /** @param bytes how much memory it may take, about */
    public RecentCases(Cases stored, long bytes) {
        this.stored = stored;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String id, StoredCase one) -> bytesOf(one))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Map<String, StoredCase> find(Collection<String> ids) {
        Map<String, StoredCase> found = new HashMap<>(recent.getAllPresent(ids));
        if (found.size() < ids.size()) {
            List<String> missing = new ArrayList<>(ids);
            missing.removeAll(found.keySet());
            found.putAll(stored.find(missing));
        }
        return found;
    }

    @Override
    public void save(List<Change> changes) {
        recent.invalidateAll(
                changes.stream().map(change -> change.after().state().id()).toList());
        stored.save(changes);
        changes.stream()
                .map(Change::after)
                .filter(after -> !after.state().isClosed())
                .forEach(after -> recent.put(after.state().id(), after));
    }

    private static int bytesOf(StoredCase one) {
        int bytes = STATE_BYTES + one.confidential().subject().length;
        for (byte[] extract : one.confidential().extracts().values()) {
            bytes += extract.length;
        }
        for (StoredCase.Pending pending : one.pending()) {
            bytes += pending.output().value().length;
        }
        return bytes;
    }
}
