package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.processing.HoldRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The twin of the registry of holds: in force from the moment of placing, before any case has heard of it. */
final class Registry implements HoldRegistry {

    /**
     * @param identifier of the person, or of several: named by whoever asks, or known to systems alone
     * @param releasedAt null while it is in force
     */
    record Placed(
            String identifier,
            Hold hold,
            Instant at,
            @Nullable Instant releasedAt) {

        boolean stoodAt(Instant instant) {
            return at.isBefore(instant) && (releasedAt == null || releasedAt.isAfter(instant));
        }
    }

    private final Map<String, Placed> holds = new HashMap<>();
    private final Map<Set<String>, Collection<Hold>> readOnce = new HashMap<>();
    private final boolean readsOnce;

    Registry(Mutation mutation) {
        this.readsOnce = mutation == Mutation.READS_HOLDS_ONCE;
    }

    @Override
    public Collection<Hold> covering(Set<String> identifierHashes) {
        return readsOnce ? readOnce.computeIfAbsent(identifierHashes, this::read) : read(identifierHashes);
    }

    private Collection<Hold> read(Set<String> identifierHashes) {
        List<Hold> covering = new ArrayList<>();
        for (Placed placed : all()) {
            if (placed.releasedAt() == null && identifierHashes.contains(placed.identifier())) {
                covering.add(placed.hold());
            }
        }
        return covering;
    }

    void place(String identifier, Hold hold, Instant at) {
        holds.put(hold.id(), new Placed(identifier, hold, at, null));
    }

    void release(String holdId, Instant at) {
        holds.computeIfPresent(holdId, (id, placed) -> new Placed(placed.identifier(), placed.hold(), placed.at(), at));
    }

    List<Placed> all() {
        return holds.values().stream()
                .sorted(java.util.Comparator.comparing(placed -> placed.hold().id()))
                .toList();
    }

    List<Placed> inForce() {
        return all().stream().filter(placed -> placed.releasedAt() == null).toList();
    }
}
