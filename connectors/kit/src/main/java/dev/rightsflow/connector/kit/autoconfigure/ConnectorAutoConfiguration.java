package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.CommandBatch;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Retries;
import dev.rightsflow.connector.kit.messaging.BugLog;
import dev.rightsflow.connector.kit.messaging.CommandListener;
import dev.rightsflow.connector.kit.messaging.CommandMetrics;
import dev.rightsflow.connector.kit.messaging.Heartbeat;
import dev.rightsflow.connector.kit.messaging.ReportWriter;
import dev.rightsflow.connector.kit.messaging.Wire;
import dev.rightsflow.connector.kit.messaging.WorkflowKey;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * The service around a {@link Connector} and its {@link Ledger}. Silent where there is no connector, so that the kit may
 * share a class path with services that are none.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(Connector.class)
@EnableConfigurationProperties({ConnectorProperties.class, SealingProperties.class})
public class ConnectorAutoConfiguration {

    private final ConnectorProperties properties;
    private final KafkaParts kafka;
    private final SealingKeys keys;
    private final Clock clock = Clock.systemUTC();

    ConnectorAutoConfiguration(
            ConnectorProperties properties,
            SealingProperties sealing,
            @Qualifier("kafkaProducerFactory") ProducerFactory<?, ?> producers,
            @Qualifier("kafkaConsumerFactory") ConsumerFactory<?, ?> consumers) {
        this.properties = properties;
        this.keys = sealing.keys();
        this.kafka = new KafkaParts(properties, producers, consumers);
    }

    @Bean
    CommandHandler commandHandler(Connector connector, Ledger ledger) {
        return new CommandHandler(connector, ledger);
    }

    @Bean
    CommandBatch commandBatch(CommandHandler handler) {
        Retries retries = new Retries(properties.retryPauses(), properties.retryBudget());
        return new CommandBatch(handler, retries, clock, ConnectorAutoConfiguration::sleep, new BugLog());
    }

    /** Not a default candidate, like the template: a team's own producers are Boot's. */
    @Bean(defaultCandidate = false)
    ProducerFactory<String, byte[]> connectorProducers() {
        return kafka.transactionalProducers();
    }

    @Bean(defaultCandidate = false)
    KafkaTemplate<String, byte[]> connectorTemplate(
            @Qualifier("connectorProducers") ProducerFactory<String, byte[]> connectorProducers) {
        return new KafkaTemplate<>(connectorProducers);
    }

    @Bean
    WorkflowKey workflowKey() {
        return new WorkflowKey(kafka.wire(), codec(), properties.workflowKeyPatience());
    }

    @Bean
    KafkaMessageListenerContainer<String, byte[]> workflowKeyContainer(WorkflowKey workflowKey) {
        return kafka.fromTheBeginning(Topics.CONTROLLER, workflowKey);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> commandContainer(
            CommandBatch batch,
            WorkflowKey workflowKey,
            @Qualifier("connectorTemplate") KafkaTemplate<String, byte[]> connectorTemplate,
            MeterRegistry meters) {
        Wire wire = kafka.wire();
        CommandListener listener = new CommandListener(
                properties.system(),
                wire,
                new Unsealer(keys, codec()),
                batch,
                new ReportWriter(wire, workflowKey, properties.maxExtractBytes(), clock),
                connectorTemplate,
                new CommandMetrics(meters, properties.system()),
                clock);
        return kafka.inTransactions(
                Topics.commandsTo(properties.system()), listener, connectorTemplate.getProducerFactory());
    }

    @Bean
    Heartbeat heartbeat(
            Connector connector,
            Ledger ledger,
            @Qualifier("connectorTemplate") KafkaTemplate<String, byte[]> connectorTemplate) {
        return new Heartbeat(
                new Heartbeat.Identity(properties.system(), properties.version(), keys.publicKey()),
                connector,
                ledger,
                kafka.wire(),
                connectorTemplate,
                clock,
                new Heartbeat.Rhythm(properties.heartbeat(), properties.ledgerRetention()));
    }

    @Bean
    ConnectorHealth connectorHealthIndicator(
            Heartbeat heartbeat,
            KafkaMessageListenerContainer<String, byte[]> workflowKeyContainer,
            ConcurrentMessageListenerContainer<String, byte[]> commandContainer) {
        return new ConnectorHealth(heartbeat::health, List.of(workflowKeyContainer, commandContainer));
    }

    private PayloadCodec codec() {
        return PayloadCodec.configured(kafka.producerSettings(), kafka.consumerSettings());
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
