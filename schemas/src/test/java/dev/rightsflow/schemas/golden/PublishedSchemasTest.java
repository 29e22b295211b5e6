package dev.rightsflow.schemas.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the registry enforces as FULL_TRANSITIVE, before it ever sees a schema: today's contracts and every published
 * version read each other. After an allowed change, run {@code ./mvnw -pl schemas test -Dgolden.record=true} once to
 * record the new version, and commit its two files.
 */
class PublishedSchemasTest {

    @ParameterizedTest
    @MethodSource("published")
    void todaysSchemaIsRecordedAsItsNewestVersion(Schema today) {
        List<Golden> versions = Golden.of(today);
        boolean recorded = !versions.isEmpty()
                && versions.get(versions.size() - 1).schema().equals(today);
        if (!recorded && Boolean.getBoolean("golden.record")) {
            new Golden(today.getName(), versions.size() + 1, today, Samples.of(today)).write();
            recorded = true;
        }
        assertThat(recorded)
                .as(
                        "Expected %s to be the newest recorded version, but it differs; if the change is meant, record"
                                + " it with ./mvnw -pl schemas test -Dgolden.record=true",
                        today.getName())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void todaysSchemaAndEveryPublishedOneReadEachOther(Golden golden) {
        Schema today = today(golden);
        assertThat(incompatibilities(today, golden.schema()))
                .as("today's code reading %s", golden)
                .isEmpty();
        assertThat(incompatibilities(golden.schema(), today))
                .as("%s reading what today's code writes", golden)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void publishedBytesStayReadable(Golden golden) throws IOException {
        Schema today = today(golden);
        for (byte[] bytes : golden.records()) {
            var reader =
                    new SpecificDatumReader<SpecificRecord>(golden.schema(), today, SpecificData.getForSchema(today));
            SpecificRecord record = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));

            var asWritten = new GenericDatumReader<GenericRecord>(golden.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            // What a record says is independent of who reads it: its text shows every field of that version.
            for (Schema.Field field : golden.schema().getFields()) {
                Schema.Field now = today.getField(field.name());
                assertThat(String.valueOf(SpecificData.get().getField(record, now.name(), now.pos())))
                        .as("%s of %s", field.name(), golden)
                        .satisfiesAnyOf(
                                text -> assertThat(text).isEqualTo(String.valueOf(asWritten.get(field.name()))),
                                text -> assertThat(field.schema().toString()).contains("logicalType"),
                                text -> assertThat(now.schema()).isNotEqualTo(field.schema()));
            }
        }
    }

    private static List<String> incompatibilities(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult();
        return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getIncompatibilities().stream()
                        .map(SchemaCompatibility.Incompatibility::toString)
                        .toList();
    }

    private static Schema today(Golden golden) {
        return Golden.published().stream()
                .filter(schema -> schema.getName().equals(golden.type()))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Schema> published() {
        return Golden.published().stream();
    }

    static Stream<Golden> versions() {
        return Golden.published().stream().flatMap(schema -> Golden.of(schema).stream());
    }
}
