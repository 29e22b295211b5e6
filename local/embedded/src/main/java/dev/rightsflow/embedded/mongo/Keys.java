package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** The keys of documents: their ids, in MongoDB's order and by MongoDB's equality, for which 1 and 1.0 are the same. */
final class Keys extends BasicDataType<Object> {

    static final Keys TYPE = new Keys();

    private static final byte TEXT = 's';
    private static final byte UNIQUE = 'u';
    private static final byte VALUE = 'v';
    private static final String ONLY_FIELD = "k";
    private static final int TYPICAL = 80;

    private Keys() {}

    static Object of(@Nullable Object id) {
        return id instanceof String
                ? id
                : Missing.ofNullable(new KeyValue(id).normalized().get(0));
    }

    @Override
    public int compare(Object a, Object b) {
        // Nearly all there are.
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        return ValueComparator.asc().compare(a, b);
    }

    @Override
    public int getMemory(Object key) {
        return TYPICAL;
    }

    @Override
    public void write(WriteBuffer target, Object key) {
        target.put(toBytes(key));
    }

    /** The same bytes in the index and in the log. */
    static byte[] toBytes(Object key) {
        if (key instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(1 + Integer.BYTES + utf8.length)
                    .put(TEXT)
                    .putInt(utf8.length)
                    .put(utf8)
                    .array();
        }
        if (key instanceof UUID uuid) {
            return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                    .put(UNIQUE)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        byte[] bson = Bson.encoded(new Document(ONLY_FIELD, key instanceof Missing ? null : key));
        return ByteBuffer.allocate(1 + bson.length).put(VALUE).put(bson).array();
    }

    @Override
    public Object read(ByteBuffer source) {
        return switch (source.get()) {
            case TEXT -> {
                byte[] text = new byte[source.getInt()];
                source.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            case UNIQUE -> new UUID(source.getLong(), source.getLong());
            default -> Missing.ofNullable(Bson.decoded(source).get(ONLY_FIELD));
        };
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
