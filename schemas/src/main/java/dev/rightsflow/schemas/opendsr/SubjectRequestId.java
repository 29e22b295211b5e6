package dev.rightsflow.schemas.opendsr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * The {@code subject_request_id} of a letter (OpenDSR 2.0, 7.1.1): a UUID in the form of version 4, the same each time the same
 * letter is sent, so that a processor can tell a repetition from a second request. Nobody can tell the case from it.
 */
public final class SubjectRequestId {

    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private SubjectRequestId() {}

    /**
     * @param secretHash of the secret in the letter's signed link, as {@code Links} checks it
     * @param letter which letter of the case
     */
    public static UUID of(String secretHash, String caseId, int letter) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(("opendsr/" + caseId + "/" + letter + "/" + secretHash).getBytes(StandardCharsets.UTF_8)));
            return new UUID((hash.getLong() & ~0xF000L) | VERSION, (hash.getLong() & ~(3L << 62)) | VARIANT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }
}
