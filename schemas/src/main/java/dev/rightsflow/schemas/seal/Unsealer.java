package dev.rightsflow.schemas.seal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.rightsflow.schemas.Sealed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/** Opens what was sealed to our key. Unwrapped data keys are cached, since many payloads share one. */
public final class Unsealer {

    private final HybridDecrypt decrypter;
    private final PayloadCodec codec;
    private final Cache<ByteBuffer, AesGcmJce> dataKeys = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    public Unsealer(SealingKeys keys, PayloadCodec codec) {
        try {
            this.decrypter = keys.decrypter();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected a private sealing key, but it cannot decrypt", e);
        }
        this.codec = codec;
    }

    /**
     * Opens a payload.
     *
     * @param recordKind and {@code caseId}: of the record that it was found in
     * @throws UnsealException if it was not sealed to us, for this record, or holds another payload; the message names
     *     ids only
     */
    public <T extends SpecificRecord> T open(Sealed sealed, Class<T> payload, Class<?> recordKind, String caseId) {
        try {
            byte[] plain = dataKey(sealed).decrypt(bytes(sealed.getCiphertext()), Binding.of(recordKind, caseId));
            return payload.cast(codec.decode(payload, plain));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new UnsealException(
                    "Expected to open the sealed %s of the %s of case %s, but it was not sealed to this service's key"
                                    .formatted(payload.getSimpleName(), recordKind.getSimpleName(), caseId)
                            + " (its key id is " + sealed.getKeyId() + ") or not for this record");
        }
    }

    private AesGcmJce dataKey(Sealed sealed) throws GeneralSecurityException {
        ByteBuffer wrapped = ByteBuffer.wrap(bytes(sealed.getWrappedKey()));
        AesGcmJce cached = dataKeys.getIfPresent(wrapped);
        if (cached != null) {
            return cached;
        }
        AesGcmJce opened = new AesGcmJce(decrypter.decrypt(wrapped.array(), Sealer.WRAPPING_CONTEXT));
        dataKeys.put(wrapped, opened);
        return opened;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
