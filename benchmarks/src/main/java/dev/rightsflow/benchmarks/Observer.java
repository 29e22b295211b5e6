package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.topics.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads where each case stands, as request-intake does, and notes when those that it waits for get there. One thread. */
final class Observer implements Runnable {

    private final Wire wire;
    private final Deserializer<Object> deserializer;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final LongAdder statuses = new LongAdder();
    private final LongAdder events = new LongAdder();
    private long[] latencies = new long[1024];
    private int reached;
    private long lastReached;
    private volatile String goal = "closed";
    private volatile boolean stopped;

    Observer(Wire wire) {
        this.wire = wire;
        this.deserializer = wire.deserializer();
    }

    /** @param stage that cases are awaited in, or {@code closed} for any ending */
    synchronized void expect(String stage) {
        goal = stage;
        reached = 0;
        endings.clear();
        statuses.reset();
        events.reset();
    }

    void submitted(String caseId, long nanos) {
        waiting.put(caseId, nanos);
    }

    int outstanding() {
        return waiting.size();
    }

    long statuses() {
        return statuses.sum();
    }

    /** Events of the cases that have got there. */
    long events() {
        return events.sum();
    }

    synchronized long lastReached() {
        return lastReached;
    }

    /** How many have got where they were awaited, by stage. */
    synchronized Map<String, Integer> endings() {
        return new TreeMap<>(endings);
    }

    /** The time within which this share of the cases got there. */
    synchronized Duration percentile(double share) {
        if (reached == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(latencies, reached);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(reached - 1L, Math.round(share * reached))]);
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (KafkaConsumer<String, byte[]> consumer = wire.consumer(java.util.List.of(Topics.CASE_STATUS))) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    seen((CaseStatus) deserializer.deserialize(record.topic(), record.value()));
                }
            }
        }
    }

    private void seen(CaseStatus status) {
        statuses.increment();
        boolean there =
                goal.equals("closed") ? status.getClosed() : status.getStage().equals(goal);
        Long since = there ? waiting.remove(status.getCaseId()) : null;
        if (since != null) {
            events.add(status.getVersion());
            note(status.getStage(), System.nanoTime() - since);
        }
    }

    private synchronized void note(String stage, long nanos) {
        endings.merge(stage, 1, Integer::sum);
        if (reached == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * reached);
        }
        latencies[reached++] = nanos;
        lastReached = System.nanoTime();
    }
}
