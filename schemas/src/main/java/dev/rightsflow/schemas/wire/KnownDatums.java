package dev.rightsflow.schemas.wire;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the reader and the writer of a schema by the schema itself, whose hash is kept. The one that comes with the serde
 * computes a fingerprint of the whole schema for every record, which costs more than the record. Few schemas, so nothing
 * is ever forgotten.
 */
public final class KnownDatums<T> extends DefaultAvroDatumProvider<T> {

    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        if (!(data instanceof SpecificRecord)) {
            return super.createDatumWriter(data, schema);
        }
        DatumWriter<T> known = writers.get(schema);
        return known != null ? known : writers.computeIfAbsent(schema, none -> super.createDatumWriter(data, schema));
    }

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        DatumReader<T> known = readers.get(schema);
        return known != null ? known : readers.computeIfAbsent(schema, none -> super.createDatumReader(schema));
    }
}
