package dev.rightsflow.embedded.mongo;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** A file of the log: entries, each with its length and checksum. One that a crash cut off ends it, and was never acknowledged. */
final class Segment implements AutoCloseable {

    /** Of an entry: its length, its checksum. */
    static final int HEADER = 2 * Integer.BYTES;

    /** Where there is no entry any more. */
    static final int END = -1;

    private final Path path;
    private final FileChannel file;
    private int size;

    Segment(Path path) {
        this.path = path;
        try {
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            this.size = Math.toIntExact(file.size());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to open " + path + ", but could not", e);
        }
    }

    int size() {
        return size;
    }

    /**
     * After this the entry survives the death of the process.
     *
     * @param entry with room for its header, which is filled in
     */
    void append(ByteBuffer entry) {
        int length = entry.remaining();
        ByteBuffer content = entry.slice(HEADER, length - HEADER);
        entry.putInt(0, length - HEADER).putInt(Integer.BYTES, checksum(content));
        try {
            while (entry.hasRemaining()) {
                file.write(entry, size + length - entry.remaining());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to " + path + ", but could not", e);
        }
        size += length;
    }

    byte[] read(int offset, int length) {
        byte[] bytes = new byte[length];
        try {
            fill(ByteBuffer.wrap(bytes), offset);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read from " + path + ", but could not", e);
        }
        return bytes;
    }

    /** Goes through its whole entries. */
    void forEach(Reader reader) {
        int offset = 0;
        while (offset != END) {
            offset = next(offset, reader);
        }
    }

    /**
     * Reads one entry.
     *
     * @param offset where it begins: 0, or what this returned before
     * @return where the next one begins, or {@link #END}, also where there was no whole one
     */
    int next(int offset, Reader reader) {
        if (size - offset <= HEADER) {
            return END;
        }
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            fill(header, offset);
            int length = header.getInt(0);
            int start = offset + HEADER;
            if (length <= 0 || length > size - start) {
                return END;
            }
            ByteBuffer entry = ByteBuffer.allocate(length);
            fill(entry, start);
            entry.flip();
            if (checksum(entry.duplicate()) != header.getInt(Integer.BYTES)) {
                return END;
            }
            reader.entry(start, entry);
            return start + length;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + path + ", but could not", e);
        }
    }

    private void fill(ByteBuffer target, int offset) throws IOException {
        int position = offset;
        while (target.hasRemaining()) {
            int count = file.read(target, position);
            if (count < 0) {
                throw new EOFException("Expected more than " + position + " bytes");
            }
            position += count;
        }
    }

    private static int checksum(ByteBuffer content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    void delete() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to delete " + path + ", but could not", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to close " + path + ", but could not", e);
        }
    }

    /** Of the entries of a segment. */
    interface Reader {

        /** @param offset of the entry in the segment, behind its header */
        void entry(int offset, ByteBuffer entry);
    }
}
