package dev.rightsflow.workflow.processing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The twin of the store: the same contract, in memory. */
public final class InMemoryCases implements Cases {

    private final Map<String, StoredCase> stored = new HashMap<>();
    private int roundTrips;

    @Override
    public Map<String, StoredCase> find(Collection<String> ids) {
        roundTrips++;
        Map<String, StoredCase> found = new HashMap<>();
        ids.forEach(id -> {
            StoredCase one = stored.get(id);
            if (one != null) {
                found.put(id, one);
            }
        });
        return found;
    }

    @Override
    public void save(List<Change> changes) {
        roundTrips++;
        int fenced = 0;
        for (Change change : changes) {
            StoredCase before = stored.get(change.after().state().id());
            if (Objects.equals(before == null ? null : before.version(), change.versionBefore())) {
                stored.put(change.after().state().id(), change.after());
            } else {
                fenced++;
            }
        }
        if (fenced > 0) {
            throw new FencedException(
                    "Expected to write %d cases, but %d had another version".formatted(changes.size(), fenced));
        }
    }

    public StoredCase get(String id) {
        return Objects.requireNonNull(stored.get(id), () -> "no case " + id);
    }

    public Collection<StoredCase> all() {
        return List.copyOf(stored.values());
    }

    public int roundTrips() {
        return roundTrips;
    }
}
