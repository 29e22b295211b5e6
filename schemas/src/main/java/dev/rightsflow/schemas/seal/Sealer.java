package dev.rightsflow.schemas.seal;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.rightsflow.schemas.Sealed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Seals payloads to one recipient. A data key is wrapped for the recipient once and then used for many payloads (public
 * key work per batch, not per item), and replaced after {@value #USES_PER_DATA_KEY} uses or {@value #DATA_KEY_MINUTES}
 * minutes. Safe for use by several threads.
 */
public final class Sealer {

    static final byte[] WRAPPING_CONTEXT =
            "rightsflow data key v1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int USES_PER_DATA_KEY = 100_000;
    private static final int DATA_KEY_MINUTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealingKeys.Recipient recipient;
    private final PayloadCodec codec;
    private DataKey current;

    /**
     * @param publicKey as announced by the recipient
     * @throws IllegalArgumentException if it is not a public key
     */
    public Sealer(byte[] publicKey, PayloadCodec codec) {
        this.recipient = SealingKeys.recipient(publicKey);
        this.codec = codec;
        this.current = freshDataKey();
    }

    /** Seals a payload, bound to the record's kind and case, so that it cannot be moved into another record. */
    public Sealed seal(org.apache.avro.specific.SpecificRecord payload, Class<?> recordKind, String caseId) {
        DataKey key = dataKey();
        try {
            byte[] ciphertext = key.cipher.encrypt(codec.encode(payload), Binding.of(recordKind, caseId));
            return new Sealed(recipient.keyId(), ByteBuffer.wrap(key.wrapped), ByteBuffer.wrap(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to seal a payload of case " + caseId + ", but could not", e);
        }
    }

    private synchronized DataKey dataKey() {
        if (current.usesLeft-- <= 0 || System.nanoTime() - current.expiresAtNanos > 0) {
            current = freshDataKey();
        }
        return current;
    }

    private DataKey freshDataKey() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        try {
            return new DataKey(new AesGcmJce(key), recipient.encrypter().encrypt(key, WRAPPING_CONTEXT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to wrap a data key, but could not", e);
        }
    }

    private static final class DataKey {
        final AesGcmJce cipher;
        final byte[] wrapped;
        final long expiresAtNanos = System.nanoTime()
                + java.time.Duration.ofMinutes(DATA_KEY_MINUTES).toNanos();
        int usesLeft = USES_PER_DATA_KEY;

        DataKey(AesGcmJce cipher, byte[] wrapped) {
            this.cipher = cipher;
            this.wrapped = wrapped;
        }
    }
}
