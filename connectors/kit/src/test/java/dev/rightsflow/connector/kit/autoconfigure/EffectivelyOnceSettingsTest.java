package dev.rightsflow.connector.kit.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.test.util.ReflectionTestUtils;

/** What {@code docs/effectively-once.md} says of the settings is what the shipped files and the kit's wiring come to, for every connector. */
class EffectivelyOnceSettingsTest {

    private static final BatchMessageListener<String, byte[]> NOTHING = records -> {};

    private final KafkaProperties kafka = Binder.get(shipped("rightsflow-connector.yml", "rightsflow-kafka.yml"))
            .bindOrCreate("spring.kafka", KafkaProperties.class);

    @Test
    void readsOnlyWhatIsCommittedAndCommitsNothingByItself() {
        assertThat(consumer(commands(parts())))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @Test
    void readsOnlyWhatIsCommittedAlsoWithoutTheShippedFiles() {
        KafkaParts bare = new KafkaParts(
                properties(Map.of()),
                new DefaultKafkaProducerFactory<>(Map.of()),
                new DefaultKafkaConsumerFactory<>(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true)));

        assertThat(consumer(commands(bare)))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        assertThat(bare.transactionalProducers().getConfigurationProperties())
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }

    @Test
    void publishesReportsAndOffsetsInOneTransactionAndTakesAFailedBatchAgainForEver() {
        var commands = commands(parts());

        assertThat(commands.getContainerProperties().getKafkaAwareTransactionManager())
                .isInstanceOf(KafkaTransactionManager.class);
        assertThat(commands)
                .extracting("afterRollbackProcessor")
                .isInstanceOf(DefaultAfterRollbackProcessor.class)
                .extracting("backOff.maxElapsedTime", "backOff.maxAttempts")
                .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Test
    void movesPartitionsOneByOneAndIsNeverRefusedAfterACrash() {
        assertThat(consumer(commands(parts("rightsflow.connector.instance", "one"))))
                .containsEntry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer")
                .doesNotContainKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    }

    @Test
    void takesNoMoreAtOnceThanABatch() {
        assertThat(consumer(commands(parts("rightsflow.connector.batch-size", "17"))))
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 17);
    }

    @Test
    void aNamedInstanceIsTheSameProducerAfterARestart() {
        assertThat(prefix(parts("rightsflow.connector.instance", "one"))).isEqualTo("connector-crm-one-");
        assertThat(prefix(parts()))
                .as("two instances without a name never end each other's transactions")
                .isNotEqualTo(prefix(parts()));
    }

    @Test
    void publishesInTransactionsThatEndSoonAfterTheirInstance() {
        DefaultKafkaProducerFactory<String, byte[]> producers = parts().transactionalProducers();

        assertThat(producers.transactionCapable()).isTrue();
        assertThat(producers.getConfigurationProperties())
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
    }

    @Test
    void readsAnnouncementsWholeAtEveryStartAndOutsideOfAnyGroup() {
        MessageListener<String, byte[]> nobody = record -> {};
        var announcements = parts().fromTheBeginning("announcements", nobody);

        assertThat(consumer(announcements))
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .doesNotContainKeys(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        assertThat(announcements.getContainerProperties().getAckMode()).isEqualTo(ContainerProperties.AckMode.MANUAL);
    }

    private static AbstractMessageListenerContainer<String, byte[]> commands(KafkaParts parts) {
        return parts.inTransactions("privacy.commands.crm.v1", NOTHING, parts.transactionalProducers());
    }

    private static Map<String, Object> consumer(AbstractMessageListenerContainer<String, byte[]> container) {
        var consumers = (ConsumerFactory<?, ?>) ReflectionTestUtils.getField(container, "consumerFactory");
        return Objects.requireNonNull(consumers).getConfigurationProperties();
    }

    private static String prefix(KafkaParts parts) {
        return String.valueOf(parts.transactionalProducers().getTransactionIdPrefix());
    }

    private KafkaParts parts(String... setting) {
        return new KafkaParts(
                properties(setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1])),
                new DefaultKafkaProducerFactory<>(kafka.buildProducerProperties()),
                new DefaultKafkaConsumerFactory<>(kafka.buildConsumerProperties()));
    }

    private static ConnectorProperties properties(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("rightsflow.connector.system", "crm");
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("rightsflow.connector", ConnectorProperties.class);
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
