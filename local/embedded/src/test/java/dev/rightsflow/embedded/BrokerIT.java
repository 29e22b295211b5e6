package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BrokerIT {

    @Test
    void recordsAndAddressSurviveARestart(@TempDir Path directory) throws Exception {
        try (Broker broker = Broker.in(directory, 0)) {
            broker.start();
            String address = broker.bootstrapServers();
            broker.create(Topics.all(List.of("crm")));
            send(broker, "before");

            broker.stop();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(received(broker, "group")).containsExactly("before");
            send(broker, "after");
            assertThat(received(broker, "group")).containsExactly("after");
        }
        try (Broker another = Broker.in(directory, 0)) {
            another.start();
            assertThat(received(another, "another")).containsExactly("before", "after");
        }
    }

    @Test
    void createsEveryTopicWithItsDeadLettersAndEqualPartitionCounts() throws Exception {
        try (Broker broker = Broker.temporary()) {
            broker.start();
            broker.create(Topics.all(List.of("crm", "mail")));
            broker.create(Topics.all(List.of("crm", "mail")));

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                var topics = admin.describeTopics(admin.listTopics().names().get())
                        .allTopicNames()
                        .get();
                assertThat(topics).containsKeys("privacy.commands.mail.v1", "privacy.reports.v1.dlt");
                assertThat(topics)
                        .hasEntrySatisfying(
                                Topics.REQUESTS,
                                topic -> assertThat(topic.partitions()).hasSize(Broker.PARTITIONS));
                assertThat(topics)
                        .hasEntrySatisfying(
                                Topics.REPORTS,
                                topic -> assertThat(topic.partitions()).hasSize(Broker.PARTITIONS));
                assertThat(topics)
                        .hasEntrySatisfying(
                                Topics.SYSTEMS,
                                topic -> assertThat(topic.partitions()).hasSize(1));
            }
        }
    }

    @Test
    void createsNoTopicThatNobodyAskedFor() {
        try (Broker broker = Broker.temporary()) {
            broker.start();
            assertThatThrownBy(() -> send(broker, "lost")).isInstanceOf(ExecutionException.class);
        }
    }

    private static void send(Broker broker, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.block.ms", 3_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.REQUESTS, 0, "key", value))
                    .get();
        }
    }

    private static List<String> received(Broker broker, String group) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", group,
                "group.protocol", "consumer",
                "group.remote.assignor", "range",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.REQUESTS));
            for (int attempt = 0; attempt < 100; attempt++) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    consumer.commitSync();
                    return java.util.stream.StreamSupport.stream(records.spliterator(), false)
                            .map(record -> record.value())
                            .toList();
                }
            }
            return List.of();
        }
    }
}
