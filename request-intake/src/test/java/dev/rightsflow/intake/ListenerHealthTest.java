package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.config.MethodKafkaListenerEndpoint;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.messaging.handler.annotation.support.DefaultMessageHandlerMethodFactory;

class ListenerHealthTest {

    private static final TopicPartition PARTITION = new TopicPartition("inputs", 0);

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final KafkaListenerEndpointRegistry registry = new KafkaListenerEndpointRegistry();
    private final ListenerHealth health = new ListenerHealth(registry);

    @Test
    void aListenerThatAnErrorHasStoppedMakesTheServiceUnhealthy() throws NoSuchMethodException {
        listen();
        assertThat(status()).isEqualTo(Status.UP);

        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("inputs", 0, 0, "key", "value")));

        await().atMost(Duration.ofSeconds(10)).until(() -> status().equals(Status.DOWN));
        assertThat(health.health()).extracting(Health::getDetails).isEqualTo(Map.of("stopped", List.of("inputs")));
    }

    @Test
    void aListenerThatWasStoppedInOrderDoesNot() throws NoSuchMethodException {
        listen();
        registry.stop();

        assertThat(status()).isEqualTo(Status.UP);
    }

    /** What a listener calls. */
    public static final class Missing {

        public void on(String value) {
            throw new NoClassDefFoundError("Anything");
        }
    }

    private void listen() throws NoSuchMethodException {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        ConcurrentKafkaListenerContainerFactory<String, String> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(Map.of()) {
            @Override
            public Consumer<String, String> createConsumer(
                    @Nullable String group,
                    @Nullable String prefix,
                    @Nullable String suffix,
                    @Nullable Properties overrides) {
                return consumer;
            }
        });
        DefaultMessageHandlerMethodFactory methods = new DefaultMessageHandlerMethodFactory();
        methods.afterPropertiesSet();
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        registry.setApplicationContext(context);
        MethodKafkaListenerEndpoint<String, String> endpoint = new MethodKafkaListenerEndpoint<>();
        endpoint.setId("inputs");
        endpoint.setGroupId("inputs");
        endpoint.setBean(new Missing());
        endpoint.setMethod(Missing.class.getMethod("on", String.class));
        endpoint.setMessageHandlerMethodFactory(methods);
        endpoint.setTopicPartitions(new org.springframework.kafka.support.TopicPartitionOffset("inputs", 0, 0L));
        registry.registerListenerContainer(endpoint, factory, true);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !consumer.assignment().isEmpty());
    }

    private Status status() {
        return health.health().getStatus();
    }
}
