package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.history.SealedLink;
import dev.rightsflow.workflow.store.Histories;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/** Keeps the published events where staff can read them. What is shown is what was published, so a break shows too. */
class HistoryListener {

    private static final Logger log = LoggerFactory.getLogger(HistoryListener.class);

    private final Deserializer<Object> deserializer;
    private final Histories histories;

    HistoryListener(Deserializer<Object> deserializer, Histories histories) {
        this.deserializer = deserializer;
        this.histories = histories;
    }

    @KafkaListener(
            id = "history",
            groupId = "workflow-history",
            topics = Topics.CASE_EVENTS,
            containerFactory = "projectionContainers")
    void onBatch(List<ConsumerRecord<String, byte[]>> records) {
        List<SealedLink> links = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                links.add(AvroLinks.read((CaseEvents) deserializer.deserialize(record.topic(), record.value())));
            } catch (SerializationException | ClassCastException | IllegalStateException e) {
                // It stays in the topic, and its case's history shows a gap where it should be.
                log.warn(
                        "Left out {}-{}@{}: it cannot be decoded as events of a case",
                        record.topic(),
                        record.partition(),
                        record.offset());
            }
        }
        histories.add(links.stream().filter(link -> !link.legible()).toList());
        // In the clear is only what a case says after it has forgotten its person.
        links.stream().filter(SealedLink::legible).forEach(link -> histories.forget(link.caseId(), link.last()));
    }
}
