package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.store.DeadLetterLog;
import dev.rightsflow.workflow.store.HeldCases;
import dev.rightsflow.workflow.store.Histories;
import dev.rightsflow.workflow.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Wires what the staff page reads and writes. Nothing here takes part in processing a case. */
@Configuration(proxyBeanMethods = false)
class StaffMessagingConfiguration {

    @Bean
    Histories histories(MongoTemplate mongo) {
        return new Histories(mongo);
    }

    @Bean
    DeadLetterLog deadLetterLog(MongoTemplate mongo) {
        return new DeadLetterLog(mongo);
    }

    @Bean
    HistoryListener historyListener(KafkaProperties kafka, Histories histories) {
        return new HistoryListener(PayloadCodec.deserializer(kafka.buildConsumerProperties()), histories);
    }

    @Bean
    DeadLetterListener deadLetterListener(DeadLetterLog letters) {
        return new DeadLetterListener(letters);
    }

    @Bean
    Replay replay(KafkaProperties kafka, DeadLetterLog letters, Clock clock) {
        return new Replay(kafka, letters, clock);
    }

    @Bean
    Decisions decisions(
            KafkaTemplate<String, Object> kafkaTemplate, SealingKeys keys, PayloadCodec codec, Clock clock) {
        return new Decisions(kafkaTemplate, new Sealer(keys.publicKey(), codec), clock);
    }

    @Bean
    EnteredRequests enteredRequests(KafkaTemplate<String, Object> kafkaTemplate, SealingKeys keys, PayloadCodec codec) {
        return new EnteredRequests(kafkaTemplate, new Sealer(keys.publicKey(), codec));
    }

    @Bean
    HeldCases heldCases(MongoTemplate mongo) {
        return new HeldCases(mongo);
    }

    @Bean
    HoldHerald holdHerald(Holds holds, HeldCases cases, Decisions decisions, Clock clock, MeterRegistry meters) {
        return new HoldHerald(holds, cases, decisions, clock, meters);
    }

    @Bean
    PersonReader personReader(Vault vault, PayloadCodec codec) {
        return new PersonReader(vault, codec);
    }

    @Bean
    LetterReader letterReader(Correspondence correspondence) {
        return new LetterReader(correspondence);
    }

    @Bean
    KnownSystems knownSystems(SystemKeys systemKeys) {
        return new KnownSystems(systemKeys);
    }

    /**
     * For listeners that copy records to where they can be read: what they do twice changes nothing, and a store that is away
     * is waited for. They take their time to fetch, so that what happens to a case in quick succession is written once.
     */
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> projectionContainers(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1024 * 1024);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 300);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(config));
        factory.setBatchListener(true);
        factory.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return factory;
    }
}
