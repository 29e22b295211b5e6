package dev.rightsflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** What was done since the store was last committed: a file of entries, each with its length and checksum. */
final class Journal implements AutoCloseable {

    private static final int HEADER = 8;

    private final FileChannel file;
    private long bytes;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** An empty one, in place of what was there. */
    static Journal begin(Path path) {
        try {
            return new Journal(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + path + ", but could not", e);
        }
    }

    /** The whole entries of a journal, none where there is no such file. One that a crash cut off was never acknowledged. */
    static List<ByteBuffer> read(Path path) {
        List<ByteBuffer> entries = new ArrayList<>();
        if (Files.notExists(path)) {
            return entries;
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
            while (all.remaining() >= HEADER) {
                int length = all.getInt();
                int checksum = all.getInt();
                if (length < 0 || length > all.remaining()) {
                    break;
                }
                ByteBuffer entry = all.slice(all.position(), length);
                if (checksum(entry.duplicate()) != checksum) {
                    break;
                }
                entries.add(entry);
                all.position(all.position() + length);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + path + ", but could not", e);
        }
    }

    /** After this the entry survives the death of the process. */
    void append(ByteBuffer entry) {
        int length = entry.remaining();
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .putInt(length)
                .putInt(checksum(entry.duplicate()))
                .flip();
        ByteBuffer[] parts = {header, entry};
        try {
            while (entry.hasRemaining()) {
                file.write(parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to the journal, but could not", e);
        }
        bytes += HEADER + length;
    }

    long bytes() {
        return bytes;
    }

    private static int checksum(ByteBuffer entry) {
        CRC32C checksum = new CRC32C();
        checksum.update(entry);
        return (int) checksum.getValue();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to close the journal, but could not", e);
        }
    }
}
