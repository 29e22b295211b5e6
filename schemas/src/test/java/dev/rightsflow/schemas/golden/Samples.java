package dev.rightsflow.schemas.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records of any schema, always the same: one with every field filled, one with as little as the schema allows. */
final class Samples {

    private Samples() {}

    static List<byte[]> of(Schema schema) {
        return List.of(encoded(schema, record(schema, true)), encoded(schema, record(schema, false)));
    }

    private static GenericData.Record record(Schema schema, boolean full) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), field.name(), full));
        }
        return record;
    }

    private static @org.jspecify.annotations.Nullable Object value(Schema schema, String name, boolean full) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, full);
            // The last symbol: the one that was added last.
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1));
            case ARRAY -> full ? List.of(value(schema.getElementType(), name, true)) : List.of();
            case MAP -> full ? Map.of("key", value(schema.getValueType(), name, true)) : Map.of();
            case UNION -> full ? value(schema.getTypes().get(1), name, true) : null;
            case STRING -> name;
            case BYTES -> ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
            case INT -> 20_000;
            case LONG -> 1_764_000_000_000L;
            case BOOLEAN -> full;
            default -> throw new IllegalArgumentException("Expected no " + schema.getType() + " in a contract");
        };
    }

    private static byte[] encoded(Schema schema, GenericData.Record record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
