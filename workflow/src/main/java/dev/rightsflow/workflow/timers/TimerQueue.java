package dev.rightsflow.workflow.timers;

import dev.rightsflow.workflow.lifecycle.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The timers of the owned partitions that are due before long, soonest first. Filled from the store when a partition is taken over and kept up with
 * every batch, so that nothing polls the store. A due timer is offered until the case has moved on and again every half minute:
 * publishing it twice is harmless, losing it is not.
 */
public final class TimerQueue {

    private static final Duration OFFERED_AGAIN_AFTER = Duration.ofSeconds(30);

    /** A timer that is due. */
    public record Due(String caseId, String timerId, Instant dueAt) {}

    private record Entry(Instant next, String caseId, String timerId, Instant dueAt) {}

    private static final Comparator<Entry> SOONEST_FIRST = Comparator.comparing(Entry::next)
            .thenComparing(Entry::caseId)
            .thenComparing(Entry::timerId)
            .thenComparing(Entry::dueAt);

    private Instant horizon = Instant.MAX;
    private final TreeSet<Entry> queue = new TreeSet<>(SOONEST_FIRST);
    private final Map<String, List<Entry>> byCase = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<Integer, Map<String, Boolean>> casesByPartition = new HashMap<>();
    /** By system and case. Empty but for systems that have never been there. */
    private final Map<String, Map<String, Set<String>>> withheldTimers = new HashMap<>();

    /** Until when timers are taken up from now on; for those between the old and the new time, every case must be taken up again. */
    public synchronized void lookAheadTo(Instant until) {
        horizon = until;
    }

    /** Takes up the timers of a case of which nothing is withheld. */
    public void update(int partition, Case current) {
        update(partition, current, Set.of());
    }

    /**
     * Takes up the timers of a case as they are now, in place of those known before.
     *
     * @param withheld ids of its commands that wait for the key of their system
     */
    public synchronized void update(int partition, Case current, Set<String> withheld) {
        Long known = sequences.get(current.id());
        if (known != null && known > current.sequence()) {
            // Read from the store before somebody else told of something newer.
            return;
        }
        forget(current.id());
        Map<String, Boolean> owned = casesByPartition.computeIfAbsent(partition, number -> new HashMap<>());
        List<Entry> entries = new ArrayList<>();
        current.timers().forEach((timerId, dueAt) -> {
            if (!dueAt.isAfter(horizon) || !withheld.isEmpty()) {
                entries.add(new Entry(dueAt, current.id(), timerId, dueAt));
            }
        });
        if (entries.isEmpty()) {
            owned.remove(current.id());
            return;
        }
        sequences.put(current.id(), current.sequence());
        queue.addAll(entries);
        byCase.put(current.id(), entries);
        owned.put(current.id(), true);
        withheld.forEach(command -> current.findTask(command)
                .ifPresent(task -> withheldTimers
                        .computeIfAbsent(task.system(), system -> new HashMap<>())
                        .computeIfAbsent(current.id(), id -> new HashSet<>())
                        .add(task.timerId())));
    }

    /** Brings forward the timers of commands that were withheld from systems which can be reached now: so they are repeated. */
    public synchronized void release(Predicate<String> reachable, Instant now) {
        for (String system : List.copyOf(withheldTimers.keySet())) {
            if (reachable.test(system)) {
                Objects.requireNonNull(withheldTimers.remove(system))
                        .forEach((caseId, timers) -> bringForward(caseId, timers, now));
            }
        }
    }

    private void bringForward(String caseId, Set<String> timers, Instant now) {
        List<Entry> entries = byCase.getOrDefault(caseId, List.of());
        entries.replaceAll(entry -> {
            if (!timers.contains(entry.timerId())) {
                return entry;
            }
            Entry sooner = new Entry(now, caseId, entry.timerId(), entry.dueAt());
            queue.remove(entry);
            queue.add(sooner);
            return sooner;
        });
    }

    /** Another instance owns the partition from now on. */
    public synchronized void drop(int partition) {
        Map<String, Boolean> owned = casesByPartition.remove(partition);
        if (owned != null) {
            owned.keySet().forEach(this::forget);
        }
    }

    /** Timers that are due and were not offered lately. */
    public synchronized List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        while (!queue.isEmpty() && !queue.first().next().isAfter(now) && due.size() < most) {
            Entry entry = queue.pollFirst();
            due.add(new Due(entry.caseId(), entry.timerId(), entry.dueAt()));
            Entry again = new Entry(now.plus(OFFERED_AGAIN_AFTER), entry.caseId(), entry.timerId(), entry.dueAt());
            queue.add(again);
            byCase.computeIfPresent(entry.caseId(), (id, entries) -> {
                entries.remove(entry);
                entries.add(again);
                return entries;
            });
        }
        return due;
    }

    public synchronized int size() {
        return queue.size();
    }

    private void forget(String caseId) {
        sequences.remove(caseId);
        List<Entry> entries = byCase.remove(caseId);
        if (entries != null) {
            entries.forEach(queue::remove);
        }
        withheldTimers.values().forEach(byCaseId -> byCaseId.remove(caseId));
    }
}
