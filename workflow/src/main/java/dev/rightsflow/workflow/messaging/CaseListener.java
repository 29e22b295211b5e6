package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.DeadLetters;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.processing.CaseProcessor;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.Processed;
import dev.rightsflow.workflow.processing.Received;
import dev.rightsflow.workflow.timers.TimerQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The one writer of the cases of its partitions. A batch is read, processed and published in one Kafka transaction with
 * its offsets; the proof that nothing is lost or done twice is in {@link dev.rightsflow.workflow.processing}.
 */
class CaseListener {

    private static final Logger log = LoggerFactory.getLogger(CaseListener.class);

    private final Inbound inbound;
    private final CaseProcessor processor;
    private final KafkaTemplate<String, byte[]> transactional;
    private final TimerQueue timers;
    private final MeterRegistry meters;
    private final Clock clock;

    CaseListener(
            Inbound inbound,
            CaseProcessor processor,
            KafkaTemplate<String, byte[]> transactional,
            TimerQueue timers,
            MeterRegistry meters,
            Clock clock) {
        this.inbound = inbound;
        this.processor = processor;
        this.transactional = transactional;
        this.timers = timers;
        this.meters = meters;
        this.clock = clock;
    }

    @KafkaListener(
            id = "cases",
            groupId = "workflow",
            topics = {Topics.REQUESTS, Topics.DECISIONS, Topics.TIMERS, Topics.REPORTS},
            containerFactory = "caseContainers")
    void onBatch(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        Map<Position, ConsumerRecord<String, byte[]>> byPosition = new HashMap<>();
        List<Received> batch = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Received received = inbound.read(record);
                batch.add(received);
                byPosition.put(received.position(), record);
            } catch (RefusedRecordException e) {
                refuse(record, String.valueOf(e.getMessage()));
            }
        }
        Processed processed = processor.process(batch, committed(records, consumer), clock.instant());
        processed.outputs().forEach(output -> transactional.send(output.topic(), output.key(), output.sent()));
        for (Processed.Refused refused : processed.refused()) {
            if (refused.bug() != null) {
                log.error("Could not process {}", refused.position(), withoutMessage(refused.bug()));
            }
            refuse(Objects.requireNonNull(byPosition.get(refused.position())), refused.reason());
        }

        processed
                .touched()
                .forEach(touched -> timers.update(touched.partition(), touched.current(), touched.withheld()));
    }

    private void refuse(ConsumerRecord<String, byte[]> record, String reason) {
        log.warn("Set aside {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), reason);
        meters.counter("rightsflow.dead.letters", "topic", record.topic(), "reason", reason.split(":", 2)[0])
                .increment();
        transactional.send(DeadLetters.of(record, reason));
    }

    /** Where a bug is, without what its message may have picked up. */
    private static Throwable withoutMessage(RuntimeException bug) {
        Throwable place = new Throwable(bug.getClass().getName());
        place.setStackTrace(bug.getStackTrace());
        return place;
    }

    /**
     * What may still be delivered again, by input partition: everything from the first record of this batch on; and for a
     * partition that is not in this batch, from the consumer's position, since what came before was committed with an
     * earlier batch.
     */
    private static Map<String, Long> committed(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        Map<String, Long> committed = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            committed.put(partition.toString(), consumer.position(partition));
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            committed.merge(record.topic() + "-" + record.partition(), record.offset(), Math::min);
        }
        return committed;
    }
}
