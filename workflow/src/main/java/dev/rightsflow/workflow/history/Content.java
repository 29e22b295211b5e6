package dev.rightsflow.workflow.history;

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

    private static final byte FORMAT = 1;

    byte[] toBytes() {
        List<byte[]> texts = new ArrayList<>(1 + 2 * facts.size());
        texts.add(bytes(actor));
        for (Fact fact : facts) {
            texts.add(bytes(fact.type()));
            texts.add(bytes(fact.json()));
        }
        ByteBuffer out = ByteBuffer.allocate(
                1 + texts.stream().mapToInt(text -> 4 + text.length).sum());
        out.put(FORMAT);
        texts.forEach(text -> out.putInt(text.length).put(text));
        return out.array();
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(ByteBuffer in) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
