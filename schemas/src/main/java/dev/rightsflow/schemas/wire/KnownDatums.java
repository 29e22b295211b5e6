package dev.rightsflow.schemas.wire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the reader and the writer of a schema by the schema itself. The one that comes with the serde computes a fingerprint
 * of the whole schema for every record, which costs more than the record. Few schemas, so nothing is ever forgotten. The same
 * one may come as several objects, and to compare two costs much: so it is looked up as an object first.
 */
public final class KnownDatums<T> extends DefaultAvroDatumProvider<T> {

    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Cache<Schema, DatumWriter<T>> writersOfObjects =
            Caffeine.newBuilder().weakKeys().build();
    private final Cache<Schema, DatumReader<T>> readersOfObjects =
            Caffeine.newBuilder().weakKeys().build();

    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        if (!(data instanceof SpecificRecord)) {
            return super.createDatumWriter(data, schema);
        }
        return writersOfObjects.get(
                schema, object -> writers.computeIfAbsent(object, none -> super.createDatumWriter(data, schema)));
    }

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        return readersOfObjects.get(
                schema, object -> readers.computeIfAbsent(object, none -> super.createDatumReader(schema)));
    }
}
