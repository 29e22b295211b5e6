package dev.rightsflow.schemas.identifiers;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person gets to name a case by, and the id of the case: twelve characters of Crockford's base 32, which knows no
 * I, L, O and U, in groups of four.
 *
 * @param text for instance {@code 7K3M-9QXD-2B4T}
 */
public record Reference(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 12;
    private static final int BITS = 5;
    /** Bytes that make a reference. */
    public static final int BYTES = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new reference: one of 2^60, so that neither chance nor guessing hits another. */
    public static Reference random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    /** The reference that the first {@value #BYTES} bytes make: the same bytes, the same reference. */
    public static Reference of(byte[] bytes) {
        long bits = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = bits << Byte.SIZE | bytes[i] & 0xFF;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt((int) (bits >>> (CHARACTERS - 1 - i) * BITS) & 31));
        }
        return new Reference(text.toString());
    }

    /** Reads a reference as people copy it: in any case, with or without hyphens, with O for 0 and I or L for 1. */
    public static Optional<Reference> parse(String text) {
        String plain = text.strip()
                .replaceAll("[-\\s]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != CHARACTERS || plain.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new Reference(plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8)));
    }

    @Override
    public String toString() {
        return text;
    }
}
