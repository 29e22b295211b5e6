package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.DeadLetters;
import dev.rightsflow.workflow.store.DeadLetterLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.annotation.KafkaListener;

/** Lists every record that was set aside, by whomever. Their content stays in the topic. */
class DeadLetterListener {

    static final String SUFFIX = ".dlt";
    private static final String UNKNOWN = "UNKNOWN";

    private final DeadLetterLog letters;

    DeadLetterListener(DeadLetterLog letters) {
        this.letters = letters;
    }

    @KafkaListener(
            id = "dead-letters",
            groupId = "workflow-dead-letters",
            topicPattern = "privacy\\..*\\.dlt",
            containerFactory = "projectionContainers")
    void onBatch(List<ConsumerRecord<String, byte[]>> records) {
        letters.add(records.stream().map(DeadLetterListener::letter).toList());
    }

    private static DeadLetterLog.Letter letter(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic().substring(0, record.topic().length() - SUFFIX.length());
        return new DeadLetterLog.Letter(
                topic,
                record.partition(),
                record.offset(),
                header(record, DeadLetters.SOURCE),
                header(record, DeadLetters.REASON),
                Instant.ofEpochMilli(record.timestamp()),
                null,
                null);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? UNKNOWN : new String(header.value(), StandardCharsets.UTF_8);
    }
}
