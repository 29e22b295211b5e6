package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.StoredCase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What effectively-once processing needs beside a case, as one value of its document: nobody asks for its parts, and a
 * document of few fields costs a fraction on either side of the wire.
 *
 * @param applied offset last applied, by input topic and partition
 * @param pending outputs of records that may still be delivered again
 */
record CaseBookkeeping(Map<String, Long> applied, List<StoredCase.Pending> pending) {

    private static final int FORMAT = 1;

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(applied.size());
            for (Map.Entry<String, Long> last : applied.entrySet()) {
                out.writeUTF(last.getKey());
                out.writeLong(last.getValue());
            }
            out.writeInt(pending.size());
            for (StoredCase.Pending output : pending) {
                write(out, output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to memory, but could not", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, StoredCase.Pending pending) throws IOException {
        out.writeUTF(pending.cause().topic());
        out.writeInt(pending.cause().partition());
        out.writeLong(pending.cause().offset());
        out.writeUTF(pending.output().topic());
        out.writeUTF(pending.output().key());
        out.writeInt(pending.output().value().length);
        out.write(pending.output().value());
    }

    static CaseBookkeeping read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("Expected the bookkeeping of a case in format " + FORMAT
                        + ", but it is in format " + format + ": a newer version has written it");
            }
            Map<String, Long> applied = new LinkedHashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                applied.put(in.readUTF(), in.readLong());
            }
            int count = in.readInt();
            List<StoredCase.Pending> pending = new ArrayList<>(count);
            for (; count > 0; count--) {
                Position cause = new Position(in.readUTF(), in.readInt(), in.readLong());
                pending.add(new StoredCase.Pending(
                        cause, new Output(in.readUTF(), in.readUTF(), in.readNBytes(in.readInt()))));
            }
            return new CaseBookkeeping(applied, pending);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the bookkeeping of a case to be whole, but it is cut off", e);
        }
    }
}
