package dev.rightsflow.schemas.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A recipient's key pair (HPKE with X25519, HKDF-SHA256 and AES-256-GCM, RFC 9180), as a Tink keyset. The private part
 * comes from the environment, base64; the public part is announced.
 */
public final class SealingKeys {

    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keyset;

    private SealingKeys(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    public static SealingKeys generate() {
        try {
            return new SealingKeys(
                    KeysetHandle.generateNew(KeyTemplates.get("DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to generate a key pair, but the crypto provider refused", e);
        }
    }

    /**
     * Reads what {@link #toPrivateBase64()} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a keyset; the message never repeats it
     */
    public static SealingKeys parse(String privateBase64) {
        try {
            return new SealingKeys(TinkProtoKeysetFormat.parseKeyset(
                    Base64.getDecoder().decode(privateBase64.strip()), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Expected a sealing key as a base64 Tink keyset, but could not read it;"
                    + " generate one with the 'keys' command of the documentation");
        }
    }

    public String toPrivateBase64() {
        try {
            return Base64.getEncoder()
                    .encodeToString(TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to serialize a keyset, but could not", e);
        }
    }

    /** The public part, to announce: a Tink keyset without secrets. */
    public byte[] publicKey() {
        try {
            return TinkProtoKeysetFormat.serializeKeysetWithoutSecret(keyset.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to derive a public key, but could not", e);
        }
    }

    HybridDecrypt decrypter() throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    record Recipient(String keyId, HybridEncrypt encrypter) {}

    static Recipient recipient(byte[] publicKey) {
        try {
            KeysetHandle handle = TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey);
            String keyId = HexFormat.of().toHexDigits(handle.getPrimary().getId());
            return new Recipient(keyId, handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Expected an announced public key, but could not read it", e);
        }
    }
}
