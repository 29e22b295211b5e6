package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.StoredCase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final byte FORMAT = 2;

    byte[] write() {
        // Of texts no more than three bytes a character.
        int most = 1 + 4 + 4;
        for (String partition : applied.keySet()) {
            most += 4 + 3 * partition.length() + 8;
        }
        for (StoredCase.Pending one : pending) {
            Output output = one.output();
            most += 5 * 4
                    + 8
                    + 3
                            * (one.cause().topic().length()
                                    + output.topic().length()
                                    + output.key().length())
                    + output.value().length;
        }
        ByteBuffer out = ByteBuffer.allocate(most);
        out.put(FORMAT).putInt(applied.size());
        applied.forEach((partition, offset) -> write(out, partition).putLong(offset));
        out.putInt(pending.size());
        for (StoredCase.Pending one : pending) {
            Output output = one.output();
            write(out, one.cause().topic())
                    .putInt(one.cause().partition())
                    .putLong(one.cause().offset());
            write(out, output.topic());
            write(out, output.key());
            out.putInt(output.value().length).put(output.value());
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static CaseBookkeeping read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("Expected the bookkeeping of a case in format " + FORMAT
                    + ", but it is in format " + format + ": a newer version has written it");
        }
        Map<String, Long> applied = new LinkedHashMap<>();
        for (int count = in.getInt(); count > 0; count--) {
            applied.put(text(in), in.getLong());
        }
        int count = in.getInt();
        List<StoredCase.Pending> pending = new ArrayList<>(count);
        for (; count > 0; count--) {
            Position cause = new Position(text(in), in.getInt(), in.getLong());
            pending.add(new StoredCase.Pending(cause, new Output(text(in), text(in), bytes(in))));
        }
        return new CaseBookkeeping(applied, pending);
    }

    private static ByteBuffer write(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return out.putInt(bytes.length).put(bytes);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }
}
