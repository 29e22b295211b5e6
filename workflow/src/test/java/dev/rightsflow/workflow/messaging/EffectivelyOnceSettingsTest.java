package dev.rightsflow.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.WorkflowProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** What {@code docs/effectively-once.md} says of the settings is what the shipped files and the wiring come to. */
class EffectivelyOnceSettingsTest {

    private final StandardEnvironment environment = shipped("workflow.yml", "rightsflow-kafka.yml");
    private final KafkaProperties kafka = Binder.get(environment).bindOrCreate("spring.kafka", KafkaProperties.class);

    @Test
    void readsOnlyWhatIsCommittedAndCommitsNothingByItself() {
        assertThat(consumer(workflow()))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @Test
    void movesPartitionsOneByOneAndAlwaysTheSameNumberOfEachInput() {
        assertThat(consumer(workflow()))
                .containsEntry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer")
                .containsEntry(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        assertThat(Topics.all(List.of()))
                .filteredOn(topic -> List.of(Topics.REQUESTS, Topics.DECISIONS, Topics.TIMERS, Topics.REPORTS)
                        .contains(topic.name()))
                .hasSize(4)
                .allMatch(Topic::coPartitioned);
    }

    @Test
    void takesNoMoreAtOnceThanABatch() {
        assertThat(consumer(workflow("rightsflow.batch", "17")))
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 17);
    }

    @Test
    void aNamedInstanceIsTheSameProducerAfterARestart() {
        assertThat(producers(workflow("rightsflow.instance", "one")).getTransactionIdPrefix())
                .isEqualTo("workflow-one-");
        assertThat(producers(workflow()).getTransactionIdPrefix())
                .as("two instances without a name never end each other's transactions")
                .isNotEqualTo(producers(workflow()).getTransactionIdPrefix());
    }

    @Test
    void aRestartAfterACrashIsANewMemberWhichTheBrokerNeverRefuses() {
        assertThat(consumer(workflow("rightsflow.instance", "one")))
                .doesNotContainKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    @Test
    void publishesInTransactionsThatEndSoonAfterTheirInstance() {
        DefaultKafkaProducerFactory<String, byte[]> producers = producers(workflow());

        assertThat(producers.transactionCapable()).isTrue();
        assertThat(producers.getConfigurationProperties())
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
    }

    @Test
    void keepsNoDeadLetterWithPersonalDataForLongerThanACaseKnowsItsPerson() {
        WorkflowProperties.TopicSettings settings = workflow().topics();
        for (Topic topic : Topics.all(List.of("crm"))) {
            var deadLetters = MessagingConfiguration.withDeadLetters(topic, settings, Period.ofYears(5))
                    .getLast();

            assertThat(deadLetters.configs())
                    .as(deadLetters.name())
                    .containsEntry(
                            TopicConfig.RETENTION_MS_CONFIG,
                            topic.carriesPersonalData()
                                    ? Long.toString(Duration.ofDays(5 * 365 + 1).toMillis())
                                    : "-1");
        }
        assertThat(Topics.all(List.of("crm")))
                .filteredOn(Topic::carriesPersonalData)
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(Topics.REQUESTS, Topics.DECISIONS, Topics.REPORTS, Topics.commandsTo("crm"));
    }

    private Map<String, Object> consumer(WorkflowProperties properties) {
        return MessagingConfiguration.consumerSettings(kafka, properties);
    }

    private DefaultKafkaProducerFactory<String, byte[]> producers(WorkflowProperties properties) {
        return new MessagingConfiguration().transactionalProducers(kafka, properties);
    }

    private static WorkflowProperties workflow() {
        return workflow("rightsflow.link-key", "l");
    }

    private static WorkflowProperties workflow(String setting, String value) {
        Map<String, String> settings = new HashMap<>(
                Map.of("rightsflow.sealing-key", "s", "rightsflow.link-key", "l", "rightsflow.master-key", "m"));
        settings.put(setting, value);
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rightsflow", WorkflowProperties.class);
    }

    private static StandardEnvironment shipped(String... files) {
        StandardEnvironment environment = new StandardEnvironment();
        for (String file : files) {
            try {
                for (PropertySource<?> source :
                        new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
                    environment.getPropertySources().addLast(source);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return environment;
    }
}
