package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.Relation;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.policy.Policy;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;

/** Says who the controller is, and listens to what systems say of themselves. */
class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final KafkaTemplate<String, Object> kafka;
    private final Policy policy;
    private final SealingKeys keys;
    private final SystemKeys systemKeys;
    private final Clock clock;

    Announcements(
            KafkaTemplate<String, Object> kafka, Policy policy, SealingKeys keys, SystemKeys systemKeys, Clock clock) {
        this.kafka = kafka;
        this.policy = policy;
        this.keys = keys;
        this.systemKeys = systemKeys;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announceController() {
        var controller = policy.controller();
        kafka.send(
                Topics.CONTROLLER,
                controller.id(),
                Controller.newBuilder()
                        .setControllerId(controller.id())
                        .setName(controller.name())
                        .setPolicyVersion(policy.version())
                        .setAnnouncedAt(clock.instant())
                        .setRights(policy.rights().keySet().stream()
                                .map(AvroWords::right)
                                .toList())
                        .setRelations(policy.subjectTypes().stream()
                                .map(type ->
                                        new Relation(type.id(), type.label().byLanguage()))
                                .toList())
                        .setLanguages(policy.languages())
                        .setContactEmail(controller.contactEmail())
                        .setPolicyUrl(controller.policyUrl())
                        .setSealingKey(ByteBuffer.wrap(keys.publicKey()))
                        .build());
    }

    @KafkaListener(
            id = "systems",
            topicPartitions =
                    @TopicPartition(
                            topic = Topics.SYSTEMS,
                            partitions = "0",
                            partitionOffsets = @PartitionOffset(partition = "*", initialOffset = "0")))
    void onSystem(ConsumerRecord<String, SystemAnnouncement> record) {
        SystemAnnouncement announcement = record.value();
        if (announcement == null) {
            log.warn("Ignored the announcement at {}: it is empty or cannot be decoded", record.offset());
            return;
        }
        try {
            systemKeys.announced(announcement);
        } catch (IllegalArgumentException e) {
            log.warn("Ignored the announcement of {}: {}", announcement.getSystem(), e.getMessage());
        }
    }
}
