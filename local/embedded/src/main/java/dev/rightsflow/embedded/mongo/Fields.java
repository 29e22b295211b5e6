package dev.rightsflow.embedded.mongo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks at the fields of a document one after the other, none inside of another, without making objects of them. */
final class Fields {

    static final byte DOUBLE = 0x01;
    static final byte TEXT = 0x02;
    static final byte DOCUMENT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;
    static final byte OBJECT_ID = 0x07;
    static final byte BOOLEAN = 0x08;
    static final byte TIME = 0x09;
    static final byte NULL = 0x0A;
    static final byte INT32 = 0x10;
    static final byte INT64 = 0x12;

    private static final int SMALLEST = 5;

    private final byte[] bytes;
    private final int end;
    private int next;
    private byte type;
    private int name;
    private int nameLength;
    private int value;

    /** @param start of a document */
    Fields(byte[] bytes, int start) {
        this.bytes = bytes;
        int length = start + SMALLEST > bytes.length ? -1 : Bson.intAt(bytes, start);
        if (length < SMALLEST || length > bytes.length - start || bytes[start + length - 1] != 0) {
            throw new Unclear();
        }
        this.end = start + length - 1;
        this.next = start + Integer.BYTES;
    }

    /** Goes to the next one, if there is any. */
    boolean next() {
        if (next == end) {
            return false;
        }
        type = bytes[next];
        name = next + 1;
        int nul = name;
        while (nul < end && bytes[nul] != 0) {
            nul++;
        }
        nameLength = nul - name;
        value = nul + 1;
        long after = value + length();
        if (after > end) {
            throw new Unclear();
        }
        next = (int) after;
        return true;
    }

    private long length() {
        return switch (type) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case INT32 -> Integer.BYTES;
            case INT64, DOUBLE, TIME -> Long.BYTES;
            case OBJECT_ID -> 12;
            case TEXT -> (long) Integer.BYTES + size();
            case DOCUMENT, ARRAY -> size();
            case BINARY -> binary();
            default -> throw new Unclear();
        };
    }

    private int size() {
        int size = value + Integer.BYTES > end ? -1 : Bson.intAt(bytes, value);
        if (size < 0) {
            throw new Unclear();
        }
        return size;
    }

    /** What the long way cannot read must not be stored on the short one. */
    private long binary() {
        long length = (long) Integer.BYTES + 1 + size();
        return switch (bytes[value + Integer.BYTES]) {
            case 0, 3, 4, (byte) 0x80 -> length;
            default -> throw new Unclear();
        };
    }

    /** Goes to the field with the name of the other one, if there is one among those that come. */
    boolean goToNameOf(Fields other) {
        while (next()) {
            if (nameLength == other.nameLength
                    && Arrays.equals(
                            bytes, name, name + nameLength, other.bytes, other.name, other.name + nameLength)) {
                return true;
            }
        }
        return false;
    }

    boolean isNamed(String ascii) {
        if (ascii.length() != nameLength) {
            return false;
        }
        for (int i = 0; i < nameLength; i++) {
            if (bytes[name + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its name means more than itself. */
    boolean isOperatorOrPath() {
        for (int i = name; i < name + nameLength; i++) {
            if (bytes[i] == '.') {
                return true;
            }
        }
        return nameLength > 0 && bytes[name] == '$';
    }

    /** Where its value begins. */
    int value() {
        return value;
    }

    boolean isDocument() {
        return type == DOCUMENT;
    }

    boolean isText() {
        return type == TEXT;
    }

    String text() {
        int length = isText() ? Bson.intAt(bytes, value) - 1 : -1;
        if (length < 0) {
            throw new Unclear();
        }
        return new String(bytes, value + Integer.BYTES, length, StandardCharsets.UTF_8);
    }

    boolean isInteger() {
        return type == INT32 || type == INT64;
    }

    boolean isTrue() {
        return type == BOOLEAN && bytes[value] != 0;
    }

    /** Whether both values are the same, as far as can be said of integers and of texts. */
    boolean hasValueOf(Fields other) {
        if (isInteger() && other.isInteger()) {
            return integer() == other.integer();
        }
        if (isText() && other.isText()) {
            return Arrays.equals(bytes, value, next, other.bytes, other.value, other.next);
        }
        throw new Unclear();
    }

    private long integer() {
        return type == INT32 ? Bson.intAt(bytes, value) : Bson.longAt(bytes, value);
    }

    /** Something is not understood from its bytes alone: whoever looked takes the long way, which knows everything. */
    static final class Unclear extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unclear() {
            super("Expected to understand a document from its bytes, but could not", null, false, false);
        }
    }
}
