package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What becomes of a record that cannot be taken: the same key and bytes on the dead-letter topic, the reason in headers. */
final class DeadLetters {

    static final String REASON = "rightsflow.reason";
    static final String OFFSET = "rightsflow.offset";

    private DeadLetters() {}

    /** @param reason without personal data */
    static ProducerRecord<String, byte[]> of(ConsumerRecord<String, byte[]> record, String reason) {
        List<Header> headers =
                List.of(header(REASON, reason), header(OFFSET, record.partition() + "/" + record.offset()));
        return new ProducerRecord<>(
                Topic.deadLettersOf(record.topic()), null, null, record.key(), record.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
