package dev.rightsflow.intake;

import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.topics.Topics;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.PartitionOffset;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;

/**
 * Follows who the controller is. Every instance reads the whole topic, one compacted partition, from its beginning and
 * commits nothing; so each knows the controller again after a restart, without a store of its own.
 */
@Component
class ControllerAnnouncements {

    private static final Logger log = LoggerFactory.getLogger(ControllerAnnouncements.class);

    private final PayloadCodec codec;
    private final AtomicReference<@Nullable AnnouncedController> current = new AtomicReference<>();

    ControllerAnnouncements(PayloadCodec codec) {
        this.codec = codec;
    }

    /** Empty until the workflow has announced a controller. */
    Optional<AnnouncedController> current() {
        return Optional.ofNullable(current.get());
    }

    @KafkaListener(
            id = "controller",
            idIsGroup = false,
            batch = "false",
            containerFactory = "announcementListenerContainerFactory",
            topicPartitions =
                    @TopicPartition(
                            topic = Topics.CONTROLLER,
                            partitionOffsets =
                                    @PartitionOffset(partition = "0", initialOffset = "0", seekPosition = "BEGINNING")))
    void on(@Payload(required = false) @Nullable Controller announced) {
        if (announced == null) {
            log.warn("The controller has been taken back: nothing is accepted until one is announced again");
            current.set(null);
            return;
        }
        try {
            current.set(AnnouncedController.of(announced, codec));
            log.info(
                    "Controller {} is announced under policy {}",
                    announced.getControllerId(),
                    announced.getPolicyVersion());
        } catch (IllegalArgumentException e) {
            log.error("Keeping the controller as it was announced before, since this announcement is of no use", e);
        }
    }
}
