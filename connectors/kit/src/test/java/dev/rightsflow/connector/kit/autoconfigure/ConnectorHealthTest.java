package dev.rightsflow.connector.kit.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.connector.kit.messaging.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;

class ConnectorHealthTest {

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final KafkaMessageListenerContainer<String, String> commands = commands();
    private String heartbeat = Heartbeat.UP;
    private final ConnectorHealth health = new ConnectorHealth(() -> heartbeat, List.of(commands));

    @Test
    void isWellWhileTheSystemIsAndEverythingListens() {
        commands.start();

        assertThat(health().getStatus()).isEqualTo(Status.UP);
        commands.stop();
        assertThat(health().getStatus()).as("stopped in order").isEqualTo(Status.UP);
    }

    @Test
    void saysWhatStandsInTheWayOfTheSystem() {
        heartbeat = "Expected the table contact, but it is not there";

        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).isEqualTo(Map.of("reason", heartbeat));
    }

    @Test
    void isNotWellOnceAnErrorHasStoppedAListener() {
        commands.start();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !consumer.assignment().isEmpty());

        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("commands", 0, 0, "key", "value")));

        await().atMost(Duration.ofSeconds(10)).until(() -> health().getStatus().equals(Status.DOWN));
        assertThat(health().getDetails())
                .isEqualTo(Map.of("reason", "a listener has stopped on an error; its log says why"));
    }

    private Health health() {
        return Objects.requireNonNull(health.health());
    }

    private KafkaMessageListenerContainer<String, String> commands() {
        consumer.updateBeginningOffsets(Map.of(new TopicPartition("commands", 0), 0L));
        ContainerProperties properties = new ContainerProperties(new TopicPartitionOffset("commands", 0, 0L));
        properties.setGroupId("commands");
        properties.setMessageListener((MessageListener<String, String>) record -> {
            throw new NoClassDefFoundError("Anything");
        });
        return new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of()) {
                    @Override
                    public Consumer<String, String> createConsumer(
                            @Nullable String group,
                            @Nullable String prefix,
                            @Nullable String suffix,
                            @Nullable Properties overrides) {
                        return consumer;
                    }
                },
                properties);
    }
}
