package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.pulsar.kafka.shade.avro.Schema;
import org.apache.pulsar.kafka.shade.avro.generic.GenericData;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Our serde, as {@code rightsflow-kafka.yml} configures it, and Confluent's own, over one registry. */
class WireFormatIT {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.inMemory();
    private static final Report REPORT = Report.newBuilder()
            .setReportId("7K3M-9QXD-2B4T:crm:LOCATE:1:DONE")
            .setCommandId("7K3M-9QXD-2B4T:crm:LOCATE:1")
            .setCaseId("7K3M-9QXD-2B4T")
            .setSystem("crm")
            .setAction(Action.LOCATE)
            .setKind(ReportKind.DONE)
            .setAt(Instant.parse("2026-03-05T09:00:00Z"))
            .setFound(List.of(new Item("contact", LocalDate.parse("2025-12-31"), 2L)))
            .build();

    private static Map<String, Object> producer = Map.of();
    private static Map<String, Object> consumer = Map.of();

    @BeforeAll
    static void start() {
        REGISTRY.start();
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context,
                    "spring.config.import=classpath:rightsflow-kafka.yml",
                    "rightsflow.registry.url=" + REGISTRY.url());
            new ConfigDataApplicationContextInitializer().initialize(context);
            KafkaProperties properties = Binder.get(context.getEnvironment())
                    .bind("spring.kafka", KafkaProperties.class)
                    .get();
            producer = properties.buildProducerProperties();
            consumer = properties.buildConsumerProperties();
        }
    }

    @AfterAll
    static void stop() {
        REGISTRY.close();
    }

    @Test
    void oursIsMagicZeroFourBytesOfSchemaIdAndAvro() {
        try (Serializer<Object> ours = ourSerializer()) {
            byte[] bytes = ours.serialize(Topics.REPORTS, REPORT);
            assertThat(bytes[0]).isZero();
            assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isPositive();
            // Avro begins with the first field: a string's length, zigzag, then its letters.
            assertThat(bytes[5]).isEqualTo((byte) (REPORT.getReportId().length() * 2));
        }
    }

    @Test
    void confluentReadsWhatWeWrite() {
        try (Serializer<Object> ours = ourSerializer();
                KafkaAvroDeserializer theirs = new KafkaAvroDeserializer()) {
            theirs.configure(Map.of("schema.registry.url", REGISTRY.confluentUrl()), false);

            GenericRecord read =
                    (GenericRecord) theirs.deserialize(Topics.REPORTS, ours.serialize(Topics.REPORTS, REPORT));

            assertThat(read.get("caseId")).hasToString("7K3M-9QXD-2B4T");
            assertThat(read.get("action")).hasToString("LOCATE");
            assertThat(read.get("found")).asString().contains("\"contact\"").contains("\"count\": 2");
        }
    }

    @Test
    void weReadWhatConfluentWrites() {
        try (KafkaAvroSerializer theirs = new KafkaAvroSerializer();
                Deserializer<Object> ours = ourDeserializer()) {
            theirs.configure(Map.of("schema.registry.url", REGISTRY.confluentUrl()), false);
            Schema schema = new Schema.Parser().parse(Report.SCHEMA$.toString());
            GenericData.Record written = new GenericData.Record(schema);
            schema.getFields().stream()
                    .filter(Schema.Field::hasDefaultValue)
                    .forEach(
                            field -> written.put(field.name(), GenericData.get().getDefaultValue(field)));
            written.put("reportId", REPORT.getReportId());
            written.put("commandId", REPORT.getCommandId());
            written.put("caseId", REPORT.getCaseId());
            written.put("system", "crm");
            written.put("action", symbol(schema, "action", "LOCATE"));
            written.put("kind", symbol(schema, "kind", "STARTED"));
            written.put("at", REPORT.getAt().toEpochMilli());

            Object read = ours.deserialize(Topics.REPORTS, theirs.serialize(Topics.REPORTS, written));

            assertThat(read)
                    .isEqualTo(Report.newBuilder(REPORT)
                            .setKind(ReportKind.STARTED)
                            .setFound(List.of())
                            .build());
        }
    }

    @Test
    void weReadWhatWeWriteSealedPayloadsIncluded() {
        try (Serializer<Object> writer = ourSerializer();
                Deserializer<Object> reader = ourDeserializer()) {
            assertThat(reader.deserialize(Topics.REPORTS, writer.serialize(Topics.REPORTS, REPORT)))
                    // Not equals(): Avro's arrays cannot compare dates.
                    .hasToString(REPORT.toString());
        }
        PayloadCodec codec = PayloadCodec.configured(producer, consumer);
        SealingKeys keys = SealingKeys.generate();
        SubjectDetails anna =
                new SubjectDetails("Anna Lindqvist", "anna@example.se", null, null, null, Map.of(), Map.of(), null);

        var sealed = new Sealer(keys.publicKey(), codec).seal(anna, Report.class, REPORT.getCaseId());

        assertThat(new Unsealer(keys, codec).open(sealed, SubjectDetails.class, Report.class, REPORT.getCaseId()))
                .isEqualTo(anna);
    }

    private static GenericData.EnumSymbol symbol(Schema schema, String field, String symbol) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
    }

    private static Serializer<Object> ourSerializer() {
        Serializer<Object> serializer = instance(producer.get("value.serializer"));
        serializer.configure(producer, false);
        return serializer;
    }

    private static Deserializer<Object> ourDeserializer() {
        Deserializer<Object> deserializer = instance(consumer.get("value.deserializer"));
        deserializer.configure(consumer, false);
        return deserializer;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T instance(@org.jspecify.annotations.Nullable Object type) {
        try {
            Class<?> found = type instanceof Class<?> known ? known : Class.forName(String.valueOf(type));
            return (T) found.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
