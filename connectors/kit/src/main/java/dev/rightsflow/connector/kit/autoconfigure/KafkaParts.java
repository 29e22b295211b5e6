package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.messaging.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

/** Producers and consumers of raw bytes, made from the service's own Kafka settings and what the guarantees demand. */
final class KafkaParts {

    private static final int MAX_POLL_INTERVAL_MS = 600_000;
    private static final int TRANSACTION_TIMEOUT_MS = 15_000;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final ConnectorProperties properties;
    private final Map<String, Object> producerSettings;
    private final Map<String, Object> consumerSettings;

    KafkaParts(ConnectorProperties properties, ProducerFactory<?, ?> producers, ConsumerFactory<?, ?> consumers) {
        this.properties = properties;
        this.producerSettings = producers.getConfigurationProperties();
        this.consumerSettings = consumers.getConfigurationProperties();
    }

    Map<String, Object> producerSettings() {
        return producerSettings;
    }

    Map<String, Object> consumerSettings() {
        return consumerSettings;
    }

    /** A new one at each call: serdes belong to one thread. */
    Wire wire() {
        return Wire.configured(producerSettings, consumerSettings);
    }

    DefaultKafkaProducerFactory<String, byte[]> transactionalProducers() {
        Map<String, Object> settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Reports are sent when a batch is done, so a transaction is short; a crashed one must not hold up readers for
        // long.
        settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        DefaultKafkaProducerFactory<String, byte[]> producers =
                new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        String instance = properties.instance() != null
                ? properties.instance()
                : UUID.randomUUID().toString();
        producers.setTransactionIdPrefix("connector-" + properties.system() + "-" + instance + "-");
        return producers;
    }

    /** Offsets and what the listener sends are committed together, or the batch is delivered again. */
    ConcurrentMessageListenerContainer<String, byte[]> inTransactions(
            String topic, BatchMessageListener<String, byte[]> listener, ProducerFactory<String, byte[]> producers) {
        Map<String, Object> settings = new HashMap<>(consumerSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchSize());
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS);
        // Without static membership: the broker would refuse whoever comes back from a crash under a member's name.
        settings.putIfAbsent(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        ContainerProperties container = new ContainerProperties(topic);
        container.setGroupId("connector-" + properties.system());
        container.setMessageListener(listener);
        container.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        ConcurrentMessageListenerContainer<String, byte[]> commands =
                new ConcurrentMessageListenerContainer<>(consumers(settings), container);
        commands.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(patient()));
        commands.setBeanName("commands-" + properties.system());
        return commands;
    }

    /** Reads an announcement topic of one partition whole, at every start, without a group. */
    KafkaMessageListenerContainer<String, byte[]> fromTheBeginning(
            String topic, MessageListener<String, byte[]> listener) {
        Map<String, Object> settings = new HashMap<>(consumerSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        ContainerProperties container = new ContainerProperties(
                new TopicPartitionOffset(topic, 0, TopicPartitionOffset.SeekPosition.BEGINNING));
        container.setMessageListener(listener);
        container.setAckMode(ContainerProperties.AckMode.MANUAL);
        KafkaMessageListenerContainer<String, byte[]> announcements =
                new KafkaMessageListenerContainer<>(consumers(settings), container);
        announcements.setCommonErrorHandler(new DefaultErrorHandler(patient()));
        announcements.setBeanName(topic + "-" + properties.system());
        return announcements;
    }

    private static ConsumerFactory<String, byte[]> consumers(Map<String, Object> settings) {
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Never gives up: what cannot be read or published now would otherwise be skipped. Nor does it sleep long after an outage is over. */
    private static ExponentialBackOff patient() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MS);
        return backOff;
    }
}
