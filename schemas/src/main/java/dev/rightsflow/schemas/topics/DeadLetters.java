package dev.rightsflow.schemas.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records that cannot be decoded or that the contract refuses: the same key and bytes on the dead-letter topic, the reason
 * and the place it came from in headers. The bytes are sealed as they were; headers hold codes and numbers only.
 */
public final class DeadLetters {

    /** A code, for instance {@code UNDECODABLE}. */
    public static final String REASON = "rightsflow-reason";

    /** Where the record was read: {@code <topic>-<partition>@<offset>}. */
    public static final String SOURCE = "rightsflow-source";

    private DeadLetters() {}

    /** @param reason a code, never personal data */
    public static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> refused, String reason) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topic.deadLettersOf(refused.topic()), refused.key(), refused.value());
        String source = refused.topic() + "-" + refused.partition() + "@" + refused.offset();
        letter.headers()
                .add(REASON, reason.getBytes(StandardCharsets.UTF_8))
                .add(SOURCE, source.getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
