package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.WorkflowProperties;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.processing.CaseProcessor;
import dev.rightsflow.workflow.processing.HoldRegistry;
import dev.rightsflow.workflow.processing.RecentCases;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.timers.TimerQueue;
import dev.rightsflow.workflow.vault.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.FixedBackOff;

/** Wires the rim. Cases are read and written as bytes, so that a dead letter and a repeated output are the very same bytes. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
@EnableScheduling
class MessagingConfiguration {

    @Bean
    KafkaAdmin.NewTopics topics(Policy policy, WorkflowProperties properties) {
        List<String> systems =
                new ArrayList<>(policy.systems().stream().map(DataSystem::id).toList());
        policy.carriers().map(DataSystem::id).forEach(systems::add);
        return new KafkaAdmin.NewTopics(Topics.all(systems).stream()
                .flatMap(topic -> withDeadLetters(topic, properties.topics(), policy.caseRetention()).stream())
                .toArray(NewTopic[]::new));
    }

    /** @param cases how long a case knows its person: a dead letter that is about one is not kept for longer */
    static List<NewTopic> withDeadLetters(Topic topic, WorkflowProperties.TopicSettings settings, Period cases) {
        int partitions = topic.coPartitioned() ? settings.partitions() : 1;
        Map<String, String> config = new HashMap<>();
        config.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        topic.keptFor().ifPresent(kept -> config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())));
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(8 * 1024 * 1024));
        NewTopic main = new NewTopic(topic.name(), partitions, settings.replicas()).configs(config);
        String retention = topic.carriesPersonalData() ? Long.toString(millis(cases)) : "-1";
        Map<String, String> kept = Map.of(TopicConfig.RETENTION_MS_CONFIG, retention);
        NewTopic deadLetters = new NewTopic(topic.deadLetters(), 1, settings.replicas()).configs(kept);
        return List.of(main, deadLetters);
    }

    private static long millis(Period period) {
        return Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period)))
                .toMillis();
    }

    @Bean
    PayloadCodec payloadCodec(KafkaProperties kafka) {
        return PayloadCodec.configured(kafka.buildProducerProperties(), kafka.buildConsumerProperties());
    }

    @Bean
    SystemKeys systemKeys(PayloadCodec codec) {
        return new SystemKeys(codec);
    }

    @Bean
    SealingKeys sealingKeys(WorkflowProperties properties) {
        return SealingKeys.parse(properties.sealingKey());
    }

    @Bean
    TimerQueue timerQueue() {
        return new TimerQueue();
    }

    @Bean
    PartitionTimers partitionTimers(MongoCases cases, TimerQueue timerQueue, Clock clock) {
        return new PartitionTimers(cases, timerQueue, clock);
    }

    @Bean
    Announcements announcements(
            KafkaTemplate<String, Object> kafkaTemplate,
            Policy policy,
            SealingKeys keys,
            SystemKeys systemKeys,
            Clock clock) {
        return new Announcements(kafkaTemplate, policy, keys, systemKeys, clock);
    }

    @Bean
    TimerPublisher timerPublisher(
            TimerQueue timers, SystemKeys systemKeys, KafkaTemplate<String, Object> kafkaTemplate, Clock clock) {
        return new TimerPublisher(timers, systemKeys, kafkaTemplate, clock);
    }

    @Bean
    KafkaTemplate<String, Object> kafkaTemplate(KafkaProperties kafka) {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(kafka.buildProducerProperties()));
    }

    @Bean
    DefaultKafkaProducerFactory<String, byte[]> transactionalProducers(
            KafkaProperties kafka, WorkflowProperties properties) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // A transaction lasts as long as one batch; that of an instance which died must not hold up readers for a
        // minute.
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        DefaultKafkaProducerFactory<String, byte[]> producers = new DefaultKafkaProducerFactory<>(config);
        String instance = properties.instance();
        producers.setTransactionIdPrefix(
                "workflow-" + (instance == null ? UUID.randomUUID().toString() : instance) + "-");
        return producers;
    }

    @Bean
    KafkaTemplate<String, byte[]> transactionalTemplate(
            DefaultKafkaProducerFactory<String, byte[]> transactionalProducers) {
        return new KafkaTemplate<>(transactionalProducers);
    }

    @Bean
    Correspondence correspondence(Vault vault, PayloadCodec codec, PerVersion<Answers> answers) {
        return new Correspondence(vault, codec, answers);
    }

    @Bean
    CaseProcessor caseProcessor(
            MongoCases cases,
            CaseDecider decider,
            HoldRegistry holds,
            Vault vault,
            Policies policies,
            SystemKeys systemKeys,
            PerVersion<Answers> answers,
            Correspondence correspondence,
            KafkaProperties kafka,
            WorkflowProperties properties,
            Clock clock) {
        var serializer = PayloadCodec.serializer(kafka.buildProducerProperties());
        Commands commands = new Commands(policies, vault, systemKeys, answers, correspondence);
        return new CaseProcessor(
                new RecentCases(cases, properties.recentCases().toBytes()),
                decider,
                new HashChain(new FactJson()),
                new AvroComposer(serializer, commands, clock),
                holds,
                vault);
    }

    @Bean
    CaseListener caseListener(
            CaseProcessor processor,
            KafkaTemplate<String, byte[]> transactionalTemplate,
            TimerQueue timers,
            MeterRegistry meters,
            PayloadCodec codec,
            SealingKeys keys,
            Vault vault,
            Policy policy,
            KafkaProperties kafka,
            Clock clock) {
        Inbound inbound = new Inbound(
                PayloadCodec.deserializer(kafka.buildConsumerProperties()),
                new Unsealer(keys, codec),
                codec,
                vault,
                policy);
        return new CaseListener(inbound, processor, transactionalTemplate, timers, meters, clock);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> caseContainers(
            KafkaProperties kafka,
            WorkflowProperties properties,
            DefaultKafkaProducerFactory<String, byte[]> transactionalProducers,
            PartitionTimers partitionTimers) {
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(consumerSettings(kafka, properties)));
        factory.setBatchListener(true);
        factory.setConcurrency(properties.threads());
        factory.getContainerProperties()
                .setKafkaAwareTransactionManager(new KafkaTransactionManager<>(transactionalProducers));
        factory.getContainerProperties().setConsumerRebalanceListener(partitionTimers);
        // A batch that failed (store away, fenced) comes again until it succeeds: giving up would lose it.
        factory.setAfterRollbackProcessor(
                new DefaultAfterRollbackProcessor<>(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return factory;
    }

    static Map<String, Object> consumerSettings(KafkaProperties kafka, WorkflowProperties properties) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        // The broker's own assignor `range` gives a member the same numbers of all four topics, so that one consumer
        // owns all inputs of a case; the protocol of KIP-848 moves partitions one by one and stops nobody else.
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        // No static membership: a partition without an owner waits, one that moves costs next to nothing (ADR 19).
        config.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
        return config;
    }
}
