package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.history.SealedLink;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The links of a case that one batch brought, as one value of a document: nobody asks for its parts. */
final class HistoryBatch {

    private static final byte FORMAT = 3;

    private HistoryBatch() {}

    static byte[] write(List<SealedLink> links) {
        ByteBuffer out = ByteBuffer.allocate(
                1 + 4 + links.stream().mapToInt(HistoryBatch::bytesOf).sum());
        out.put(FORMAT).putInt(links.size());
        for (SealedLink link : links) {
            out.putLong(link.sequence())
                    .putLong(link.at().toEpochMilli())
                    .putInt(link.count())
                    .put((byte) (link.legible() ? 1 : 0));
            write(out, link.content());
            write(out, link.previousHash());
            write(out, link.hash());
        }
        return out.array();
    }

    private static int bytesOf(SealedLink link) {
        return 8 + 8 + 4 + 1 + 3 * 4 + link.content().length + link.previousHash().length + link.hash().length;
    }

    static List<SealedLink> read(String caseId, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("Expected the history of " + caseId + " in format " + FORMAT
                    + ", but it is in format " + format + ": a newer version has written it");
        }
        int count = in.getInt();
        List<SealedLink> links = new ArrayList<>(count);
        for (; count > 0; count--) {
            long sequence = in.getLong();
            Instant at = Instant.ofEpochMilli(in.getLong());
            links.add(new SealedLink(caseId, sequence, in.getInt(), at, in.get() != 0, read(in), read(in), read(in)));
        }
        return links;
    }

    private static void write(ByteBuffer out, byte[] value) {
        out.putInt(value.length).put(value);
    }

    private static byte[] read(ByteBuffer in) {
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return value;
    }
}
