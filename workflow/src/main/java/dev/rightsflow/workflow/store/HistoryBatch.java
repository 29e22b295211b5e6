package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.history.Link;
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

/** The links of a case that one batch brought, as one value of a document: nobody asks for its parts. */
final class HistoryBatch {

    private static final int FORMAT = 2;

    private HistoryBatch() {}

    static byte[] write(List<Link> links) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 * links.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(links.size());
            for (Link link : links) {
                out.writeLong(link.sequence());
                out.writeLong(link.at().toEpochMilli());
                out.writeUTF(link.actor());
                out.writeInt(link.facts().size());
                for (Link.Fact fact : link.facts()) {
                    out.writeUTF(fact.type());
                    write(out, fact.json().getBytes(StandardCharsets.UTF_8));
                }
                write(out, link.previousHash());
                write(out, link.hash());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to memory, but could not", e);
        }
        return bytes.toByteArray();
    }

    static List<Link> read(String caseId, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Expected the history of " + caseId + " in format " + FORMAT
                        + ", but it is in format " + format + ": a newer version has written it");
            }
            int count = in.readInt();
            List<Link> links = new ArrayList<>(count);
            for (; count > 0; count--) {
                links.add(new Link(
                        caseId,
                        in.readLong(),
                        Instant.ofEpochMilli(in.readLong()),
                        in.readUTF(),
                        facts(in),
                        read(in),
                        read(in)));
            }
            return links;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the history of " + caseId + " to be whole, but it is cut off", e);
        }
    }

    private static List<Link.Fact> facts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Link.Fact> facts = new ArrayList<>(count);
        for (; count > 0; count--) {
            facts.add(new Link.Fact(in.readUTF(), new String(read(in), StandardCharsets.UTF_8)));
        }
        return facts;
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
