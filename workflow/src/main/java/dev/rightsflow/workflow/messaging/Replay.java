package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.workflow.store.DeadLetterLog;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Puts a dead letter back where it was meant to go: the same key, the same bytes. If it is refused again, it comes back as a new one. */
public final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaProperties kafka;
    private final DeadLetterLog letters;
    private final Clock clock;

    public Replay(KafkaProperties kafka, DeadLetterLog letters, Clock clock) {
        this.kafka = kafka;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Publishes it again and returns when the broker has it.
     *
     * @throws NotPublishedException if the letter is gone or the broker does not answer
     */
    public void replay(DeadLetterLog.Letter letter, String by) {
        ConsumerRecord<byte[], byte[]> record = read(letter);
        Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
            producer.send(new ProducerRecord<>(letter.topic(), record.key(), record.value()))
                    .get();
        } catch (ExecutionException e) {
            throw new NotPublishedException("Expected to put " + letter.id() + " back, but the broker did not take it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublishedException("Expected to put " + letter.id() + " back, but was interrupted");
        }
        letters.replayed(letter.id(), clock.instant(), by);
    }

    private ConsumerRecord<byte[], byte[]> read(DeadLetterLog.Letter letter) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        TopicPartition partition = new TopicPartition(Topic.deadLettersOf(letter.topic()), letter.partition());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config)) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, letter.offset());
            return consumer.poll(PATIENCE).records(partition).stream()
                    .filter(record -> record.offset() == letter.offset())
                    .findFirst()
                    .orElseThrow(() -> new NotPublishedException(
                            "Expected to find the dead letter " + letter.id() + ", but it is not there any more"));
        }
    }
}
