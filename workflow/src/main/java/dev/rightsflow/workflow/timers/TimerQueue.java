package dev.rightsflow.workflow.timers;

import dev.rightsflow.workflow.lifecycle.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The timers of the owned partitions, soonest first. Filled from the store when a partition is taken over and kept up with
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

    private final TreeSet<Entry> queue = new TreeSet<>(SOONEST_FIRST);
    private final Map<String, List<Entry>> byCase = new HashMap<>();
    private final Map<Integer, Map<String, Boolean>> casesByPartition = new HashMap<>();

    /** Takes up the timers of a case as they are now, in place of those known before. */
    public synchronized void update(int partition, Case current) {
        forget(current.id());
        Map<String, Boolean> owned = casesByPartition.computeIfAbsent(partition, number -> new HashMap<>());
        if (current.timers().isEmpty()) {
            owned.remove(current.id());
            return;
        }
        List<Entry> entries = new ArrayList<>();
        current.timers().forEach((timerId, dueAt) -> entries.add(new Entry(dueAt, current.id(), timerId, dueAt)));
        queue.addAll(entries);
        byCase.put(current.id(), entries);
        owned.put(current.id(), true);
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
        List<Entry> entries = byCase.remove(caseId);
        if (entries != null) {
            entries.forEach(queue::remove);
        }
    }
}
