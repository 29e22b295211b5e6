package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.history.ChainEnd;
import dev.rightsflow.workflow.history.SealedLink;
import dev.rightsflow.workflow.store.CaseTips;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Checks what was published of the histories, link by link, and that each ends where the stored case says. Reads the topic
 * once and remembers of each case only where its chain has come to, so that a million cases fit into memory.
 */
public final class HistoryCheck {

    private static final Duration POLL = Duration.ofMillis(500);
    /** For a running workflow: what was written to the store an instant ago is published an instant later. */
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(30);

    private final KafkaProperties kafka;
    private final CaseTips tips;

    public HistoryCheck(KafkaProperties kafka, CaseTips tips) {
        this.kafka = kafka;
        this.tips = tips;
    }

    /** @param broken the first broken link of each case that has one, by case */
    public record Result(long cases, long events, Map<String, String> broken) {

        /** Whether there was nothing to check: no history, and no case that should have one. */
        public boolean isEmpty() {
            return events == 0 && broken.isEmpty();
        }
    }

    /** @param caseId null: every case */
    public Result run(@Nullable String caseId) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            return new Run(consumer, PayloadCodec.deserializer(kafka.buildConsumerProperties()), caseId).result();
        }
    }

    private final class Run {

        private final KafkaConsumer<String, byte[]> consumer;
        private final Deserializer<Object> deserializer;
        private final @Nullable String wanted;
        private final Map<String, ChainEnd> ends = new HashMap<>();
        private final Map<String, String> broken = new TreeMap<>();
        private long events;

        Run(KafkaConsumer<String, byte[]> consumer, Deserializer<Object> deserializer, @Nullable String wanted) {
            this.consumer = consumer;
            this.deserializer = deserializer;
            this.wanted = wanted;
        }

        Result result() {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readToTheEnd(partitions);
            Map<String, ChainEnd> ahead = new HashMap<>();
            tips.forEach(wanted, (caseId, stored) -> {
                if (!broken.containsKey(caseId)) {
                    compare(caseId, stored, ahead);
                }
            });
            awaitPublished(partitions, ahead);
            return new Result(ends.size(), events, broken);
        }

        private List<TopicPartition> partitions() {
            List<TopicPartition> all = consumer.partitionsFor(Topics.CASE_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (wanted == null) {
                return all;
            }
            int own = BuiltInPartitioner.partitionForKey(wanted.getBytes(StandardCharsets.UTF_8), all.size());
            return List.of(new TopicPartition(Topics.CASE_EVENTS, own));
        }

        private void readToTheEnd(List<TopicPartition> partitions) {
            Map<TopicPartition, Long> until = consumer.endOffsets(partitions);
            while (until.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(this::take);
            }
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            if (wanted != null && !wanted.equals(record.key())) {
                return;
            }
            String caseId = record.key();
            try {
                SealedLink link = AvroLinks.read((CaseEvents) deserializer.deserialize(record.topic(), record.value()));
                events += link.count();
                ChainEnd end = ends.getOrDefault(caseId, ChainEnd.START);
                if (link.last() <= end.sequence()) {
                    // Published twice, which readers leave out.
                    return;
                }
                end.breakBefore(link).ifPresent(flaw -> broken.putIfAbsent(caseId, flaw));
                ends.put(caseId, ChainEnd.of(link));
            } catch (SerializationException | ClassCastException | IllegalStateException e) {
                broken.putIfAbsent(
                        caseId,
                        "Expected events of %s at %s-%d@%d, but it cannot be decoded"
                                .formatted(caseId, record.topic(), record.partition(), record.offset()));
            }
        }

        private void compare(String caseId, ChainEnd stored, Map<String, ChainEnd> ahead) {
            ChainEnd published = ends.getOrDefault(caseId, ChainEnd.START);
            if (stored.sequence() > published.sequence()) {
                ahead.put(caseId, stored);
            } else if (stored.sequence() == published.sequence() && !stored.equals(published)) {
                broken.put(
                        caseId,
                        "Expected event %d of %s to be the one that the case holds, but it is another"
                                .formatted(stored.sequence(), caseId));
            }
        }

        private void awaitPublished(List<TopicPartition> partitions, Map<String, ChainEnd> ahead) {
            long deadline = System.nanoTime() + PUBLISHED_WITHIN.toNanos();
            while (!ahead.isEmpty() && System.nanoTime() < deadline) {
                readToTheEnd(partitions);
                ahead.entrySet()
                        .removeIf(stored -> ends.getOrDefault(stored.getKey(), ChainEnd.START)
                                        .sequence()
                                >= stored.getValue().sequence());
            }
            ahead.forEach((caseId, stored) -> broken.putIfAbsent(
                    caseId,
                    "Expected event %d of %s, but its history ends with event %d"
                            .formatted(
                                    ends.getOrDefault(caseId, ChainEnd.START).sequence() + 1,
                                    caseId,
                                    ends.getOrDefault(caseId, ChainEnd.START).sequence())));
        }
    }
}
