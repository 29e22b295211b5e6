package dev.rightsflow.workflow.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of a case that one batch brought, as one value of a document: nobody asks for its parts. */
final class HistoryBatch {

    private static final int FORMAT = 1;

    private HistoryBatch() {}

    static byte[] write(List<Histories.Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * entries.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(entries.size());
            for (Histories.Entry entry : entries) {
                out.writeLong(entry.sequence());
                out.writeLong(entry.at().toEpochMilli());
                out.writeUTF(entry.actor());
                out.writeUTF(entry.type());
                write(out, entry.fact().getBytes(StandardCharsets.UTF_8));
                write(out, entry.previousHash());
                write(out, entry.hash());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to memory, but could not", e);
        }
        return bytes.toByteArray();
    }

    static List<Histories.Entry> read(String caseId, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Expected the history of " + caseId + " in format " + FORMAT
                        + ", but it is in format " + format + ": a newer version has written it");
            }
            int count = in.readInt();
            List<Histories.Entry> entries = new ArrayList<>(count);
            for (; count > 0; count--) {
                entries.add(new Histories.Entry(
                        caseId,
                        in.readLong(),
                        Instant.ofEpochMilli(in.readLong()),
                        in.readUTF(),
                        in.readUTF(),
                        new String(read(in), StandardCharsets.UTF_8),
                        read(in),
                        read(in)));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the history of " + caseId + " to be whole, but it is cut off", e);
        }
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
