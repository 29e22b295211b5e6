package dev.rightsflow.workflow.history;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a link says, in bytes that can be sealed.
 *
 * @param actor who caused it: {@code subject}, {@code staff:<user>}, {@code system:<id>}, {@code recipient}, {@code timer}
 * @param facts the events in their order, at least one
 */
record Content(String actor, List<Fact> facts) {

    private static final int FORMAT = 1;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            write(out, actor);
            for (Fact fact : facts) {
                write(out, fact.type());
                write(out, fact.json());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write to memory, but could not", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if these are not the bytes of what a link says */
    static Content of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte format = in.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException("Expected what a link says in format " + FORMAT
                        + ", but it is in format " + format + ": a newer version has written it");
            }
            String actor = read(in);
            List<Fact> facts = new ArrayList<>();
            while (in.hasRemaining()) {
                facts.add(new Fact(read(in), read(in)));
            }
            return new Content(actor, facts);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("Expected what a link says to be whole, but it is cut off", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(ByteBuffer in) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
