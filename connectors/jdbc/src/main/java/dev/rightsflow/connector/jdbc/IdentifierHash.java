package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.kit.MisconfiguredException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash by which a system remembers whom it has erased, and by which whatever refreshes it asks whether somebody may come
 * back: HMAC-SHA-256 in hex over {@code type:value}, where an e-mail address is in lower case and a national number is its
 * last ten digits. Without the key nobody can tell whether an identifier is among them.
 */
public final class IdentifierHash {

    private static final int KEY_BYTES = 32;
    private static final int DIGITS_WITHOUT_CENTURY = 10;

    private final SecretKeySpec key;

    /**
     * @param keyBase64 32 random bytes, base64
     * @throws MisconfiguredException if it is anything else; the message never repeats it
     */
    public IdentifierHash(String keyBase64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(keyBase64.strip());
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException("Expected rightsflow.jdbc.memory-key to be base64, but it is not");
        }
        if (bytes.length != KEY_BYTES) {
            throw new MisconfiguredException(
                    "Expected rightsflow.jdbc.memory-key to be 32 bytes, but got %d; make one with 'openssl rand -base64 32'"
                            .formatted(bytes.length));
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** @param type of the identifier, as in a descriptor: {@code email}, {@code nationalId} */
    public String of(String type, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((type + ":" + normalised(type, value)).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have HMAC-SHA256", e);
        }
    }

    private static String normalised(String type, String value) {
        if (!type.equals("nationalId")) {
            return value.strip().toLowerCase(Locale.ROOT);
        }
        String digits = value.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - DIGITS_WITHOUT_CENTURY));
    }
}
