package dev.rightsflow.workflow.holds;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns identifiers into keyed hashes (HMAC-SHA256), so that a registry recognises a person whom it does not name. The key
 * matters: every personnummer can be tried against a plain hash in minutes.
 */
public final class IdentifierHashes {

    private static final int MINIMUM_KEY_BYTES = 32;

    private final SecretKeySpec key;

    public IdentifierHashes(byte[] key) {
        if (key.length < MINIMUM_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "Expected a key of at least " + MINIMUM_KEY_BYTES + " bytes, but got " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * @param kind what the identifier is, for instance {@code email}: the same digits as a phone number and as a national id are two things
     * @param value normalised, or the same person gets two hashes
     */
    public String of(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected this JVM to know HmacSHA256, but it does not", e);
        }
    }
}
