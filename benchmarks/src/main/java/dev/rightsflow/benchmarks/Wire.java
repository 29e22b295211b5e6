package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.seal.PayloadCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The settings of {@code rightsflow-kafka.yml}, for clients without Spring. */
final class Wire {

    private final Map<String, Object> common = new HashMap<>();

    Wire(String bootstrapServers, String registryUrl) {
        common.put("bootstrap.servers", bootstrapServers);
        common.put("apicurio.registry.url", registryUrl);
        common.put(
                "apicurio.registry.artifact-resolver-strategy", "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        common.put("apicurio.registry.auto-register", true);
        common.put("apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION");
        common.put("apicurio.registry.use-specific-avro-reader", true);
        common.put("apicurio.registry.avro-datum-provider", "dev.rightsflow.schemas.wire.KnownDatums");
    }

    Map<String, Object> admin() {
        return Map.of("bootstrap.servers", common.get("bootstrap.servers"));
    }

    /** A producer of bytes: each thread serialises for itself. */
    KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 5);
        settings.put("compression.type", "lz4");
        settings.put("delivery.timeout.ms", 600_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of everything in these topics, from their beginning, outside any group. */
    KafkaConsumer<String, byte[]> consumer(Collection<String> topics) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", 2_000);
        settings.put("enable.auto.commit", false);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(Wire::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    Serializer<Object> serializer() {
        return PayloadCodec.serializer(withSerdes());
    }

    Deserializer<Object> deserializer() {
        return PayloadCodec.deserializer(withSerdes());
    }

    PayloadCodec codec() {
        return PayloadCodec.configured(withSerdes(), withSerdes());
    }

    private Map<String, Object> withSerdes() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put("value.serializer", "io.apicurio.registry.serde.avro.AvroKafkaSerializer");
        settings.put("value.deserializer", "io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        return settings;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
