package dev.rightsflow.workflow.holds;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The registry's twin without a store. */
public final class InMemoryHolds implements Holds {

    private final Map<String, Registered> holds = new ConcurrentHashMap<>();
    private final Set<Registered> announced = ConcurrentHashMap.newKeySet();

    @Override
    public void place(HoldEntry entry) {
        if (holds.putIfAbsent(entry.hold().id(), new Registered(entry, 1)) != null) {
            throw new IllegalArgumentException(
                    "Expected a new hold, but '" + entry.hold().id() + "' is there already");
        }
    }

    @Override
    public Optional<Registered> find(String holdId) {
        return Optional.ofNullable(holds.get(holdId));
    }

    @Override
    public List<HoldEntry> all() {
        return holds.values().stream()
                .map(Registered::entry)
                .sorted(Comparator.comparing(HoldEntry::issuedAt)
                        .thenComparing(entry -> entry.hold().id()))
                .toList();
    }

    @Override
    public List<Registered> unannounced() {
        return holds.values().stream()
                .filter(registered -> !registered.entry().isReleased())
                .filter(registered -> !announced.contains(registered))
                .toList();
    }

    @Override
    public void announced(Registered told) {
        announced.add(told);
    }

    @Override
    public boolean replace(Registered before, HoldEntry after) {
        return holds.replace(after.hold().id(), before, new Registered(after, before.revision() + 1));
    }
}
