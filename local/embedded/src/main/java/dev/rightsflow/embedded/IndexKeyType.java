package dev.rightsflow.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys of an index, in MongoDB's order. The back end's own way orders them by their serialised bytes, and serialises both
 * sides of each comparison for that.
 */
final class IndexKeyType extends BasicDataType<KeyValue> {

    private static final int TYPICAL = 200;

    @Override
    public int compare(KeyValue a, KeyValue b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compareValues(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        // Nearly all there are; the back end keeps numbers as doubles.
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof Double left && b instanceof Double right) {
            return left.compareTo(right);
        }
        return ValueComparator.asc().compare(a, b);
    }

    @Override
    public int getMemory(KeyValue key) {
        return TYPICAL;
    }

    @Override
    public void write(WriteBuffer target, KeyValue key) {
        Document values = new Document();
        for (Object value : key) {
            values.append(Integer.toString(values.size()), value);
        }
        target.put(DocumentType.encoded(values).nioBuffer());
    }

    @Override
    public KeyValue read(ByteBuffer source) {
        return new KeyValue(DocumentType.decoded(source).values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
