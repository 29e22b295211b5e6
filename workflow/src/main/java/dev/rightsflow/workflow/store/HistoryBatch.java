package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.history.SealedLink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The links of a case that one batch brought, as one value of a document: nobody asks for its parts. */
final class HistoryBatch {

    private static final int FORMAT = 3;

    private HistoryBatch() {}

    static byte[] write(List<SealedLink> links) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 * links.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(links.size());
            for (SealedLink link : links) {
                out.writeLong(link.sequence());
                out.writeLong(link.at().toEpochMilli());
                out.writeInt(link.count());
                out.writeBoolean(link.legible());
                write(out, link.content());
                write(out, link.previousHash());
                write(out, link.hash());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to memory, but could not", e);
        }
        return bytes.toByteArray();
    }

    static List<SealedLink> read(String caseId, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Expected the history of " + caseId + " in format " + FORMAT
                        + ", but it is in format " + format + ": a newer version has written it");
            }
            int count = in.readInt();
            List<SealedLink> links = new ArrayList<>(count);
            for (; count > 0; count--) {
                long sequence = in.readLong();
                Instant at = Instant.ofEpochMilli(in.readLong());
                links.add(new SealedLink(
                        caseId, sequence, in.readInt(), at, in.readBoolean(), read(in), read(in), read(in)));
            }
            return links;
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
