package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.processing.Cases;
import dev.rightsflow.workflow.processing.StoredCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The twin of the store: single documents are atomic, a bulk write is not, and a write that timed out may land later. */
final class Store {

    /** The store did not answer: the write may have happened, in whole or in part, or may still. */
    static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, StoredCase> stored = new TreeMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final List<Cases.Change> late = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();

    Map<String, StoredCase> find(Collection<String> ids) {
        Map<String, StoredCase> found = new HashMap<>();
        for (String id : ids) {
            StoredCase one = stored.get(id);
            if (one != null) {
                found.put(id, one);
            }
        }
        return found;
    }

    /** @return whether the case was at the version that was read */
    boolean write(Cases.Change change) {
        String id = change.after().state().id();
        StoredCase before = stored.get(id);
        if (!Objects.equals(before == null ? null : before.version(), change.versionBefore())) {
            return false;
        }
        overwrite(change);
        return true;
    }

    /** Only what a broken store does. */
    void overwrite(Cases.Change change) {
        String id = change.after().state().id();
        stored.put(id, change.after());
        partitions.put(id, change.partition());
        touched.add(id);
    }

    void writeLater(Cases.Change change) {
        late.add(change);
    }

    /** Writes that their client has given up land now, where nobody was quicker. */
    void landLateWrites() {
        late.forEach(this::write);
        late.clear();
    }

    void forEachWithTimers(int partition, Consumer<StoredCase> consumer) {
        stored.forEach((id, one) -> {
            if (Objects.equals(partitions.get(id), partition)
                    && !one.state().timers().isEmpty()) {
                consumer.accept(one);
            }
        });
    }

    Collection<StoredCase> all() {
        return stored.values();
    }

    Set<String> takeTouched() {
        Set<String> taken = new LinkedHashSet<>(touched);
        touched.clear();
        return taken;
    }
}
