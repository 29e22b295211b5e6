package dev.rightsflow.workflow.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether a page would look the same as last time. A refresh that finds nothing new is answered with nothing, so that
 * focus, selection and screen readers are left alone.
 */
final class Fingerprint {

    private static final int ENOUGH_BYTES = 12;

    private Fingerprint() {}

    /** @param shown a record of records, whose text says everything that is shown */
    static String of(Record shown) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(shown.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ENOUGH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }
}
