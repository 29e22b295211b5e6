package dev.rightsflow.embedded.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What one command changes, as it is written into the log: documents put, documents removed, collections dropped. */
final class Entry {

    private static final byte PUT = 1;
    private static final byte REMOVE = 2;
    private static final byte DROP = 3;
    private static final int USUAL = 1024 * 1024;
    private static final int LARGE = 16 * USUAL;

    private ByteBuffer bytes = empty(USUAL);

    boolean isEmpty() {
        return bytes.position() == Segment.HEADER;
    }

    int size() {
        return bytes.position();
    }

    /** @return where the document begins in the entry, the header of the entry counted in */
    int put(String collection, Object key, byte[] source, int offset, int length) {
        change(PUT, collection, Keys.toBytes(key), length).put(source, offset, length);
        return bytes.position() - length;
    }

    void remove(String collection, Object key) {
        change(REMOVE, collection, Keys.toBytes(key), 0);
    }

    void drop(String collection) {
        change(DROP, collection, new byte[0], 0);
    }

    byte[] read(int offset, int length) {
        byte[] read = new byte[length];
        bytes.get(offset, read);
        return read;
    }

    /** All of it, to be written. */
    ByteBuffer toBytes() {
        return bytes.duplicate().flip();
    }

    void clear() {
        if (bytes.capacity() > LARGE) {
            bytes = empty(USUAL);
        } else {
            bytes.position(Segment.HEADER);
        }
    }

    private ByteBuffer change(byte kind, String collection, byte[] key, int length) {
        byte[] name = collection.getBytes(StandardCharsets.UTF_8);
        int room = 1 + Short.BYTES + name.length + key.length + length;
        if (bytes.remaining() < room) {
            ByteBuffer larger = empty(Math.max(2 * bytes.capacity(), bytes.position() + room));
            bytes = larger.put(bytes.flip().position(Segment.HEADER));
        }
        return bytes.put(kind).putShort((short) name.length).put(name).put(key);
    }

    private static ByteBuffer empty(int capacity) {
        return ByteBuffer.allocateDirect(capacity).position(Segment.HEADER);
    }

    /** Reads the changes of an entry in their order. */
    static void read(ByteBuffer entry, Changes changes) {
        while (entry.hasRemaining()) {
            byte kind = entry.get();
            byte[] name = new byte[entry.getShort()];
            entry.get(name);
            String collection = new String(name, StandardCharsets.UTF_8);
            switch (kind) {
                case PUT -> {
                    Object key = Keys.TYPE.read(entry);
                    int offset = entry.position();
                    int length = entry.order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
                    entry.order(ByteOrder.BIG_ENDIAN).position(offset + length);
                    changes.put(collection, key, offset, length);
                }
                case REMOVE -> changes.remove(collection, Keys.TYPE.read(entry));
                case DROP -> changes.drop(collection);
                default -> throw new IllegalStateException("Expected a change, but found one of kind " + kind);
            }
        }
    }

    /** Who is told what changed. */
    interface Changes {

        /** @param offset of the document in the entry, behind its header */
        void put(String collection, Object key, int offset, int length);

        default void remove(String collection, Object key) {}

        default void drop(String collection) {}
    }
}
