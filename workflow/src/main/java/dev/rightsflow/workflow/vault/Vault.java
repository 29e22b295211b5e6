package dev.rightsflow.workflow.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.rightsflow.workflow.history.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts under a key per case (AES-256-GCM), itself wrapped by the master key. Destroying the wrapped key makes what it
 * protected unreadable, in backups too.
 */
public final class Vault {

    private static final int KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AesGcmJce master;
    /** By the wrapped key itself, not by what equals it: a key is open for as long as somebody has its case in hand. */
    private final Cache<byte[], AesGcmJce> opened =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final Mac matching;
    private final Mac linking;
    private final Mac answering;

    /**
     * @param masterKeyBase64 32 random bytes, base64
     * @throws IllegalArgumentException if it is anything else; the message never repeats it
     */
    public Vault(String masterKeyBase64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(masterKeyBase64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Expected the master key to be base64, but it is not");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("Expected a master key of 32 bytes, but got " + key.length
                    + "; make one with 'openssl rand -base64 32'");
        }
        try {
            this.master = new AesGcmJce(derived(key, "wrapping"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have AES-GCM, but this one refuses", e);
        }
        this.matching = keyed(derived(key, "matching"));
        this.linking = keyed(derived(key, "linking"));
        this.answering = keyed(derived(key, "answering"));
    }

    /** A fresh data key for a case, wrapped. */
    public byte[] newDataKey(String caseId) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        try {
            return master.encrypt(key, bytes(caseId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to wrap the data key of case " + caseId + ", but could not", e);
        }
    }

    /** What keeps the history of a case from everybody who does not have its key. */
    public Seal sealOf(String caseId, Confidential confidential) {
        if (confidential.isDestroyed()) {
            return Seal.BROKEN;
        }
        return new Seal() {

            @Override
            public byte[] close(byte[] content) {
                return encrypt(caseId, confidential.dataKey(), content);
            }

            @Override
            public byte[] open(byte[] sealed) {
                try {
                    return cipher(caseId, confidential.dataKey()).decrypt(sealed, bytes(caseId));
                } catch (GeneralSecurityException e) {
                    throw new IllegalArgumentException(
                            "Expected a link of case " + caseId + " to be sealed with its key, but it is not", e);
                }
            }
        };
    }

    public byte[] encrypt(String caseId, byte[] dataKey, byte[] plain) {
        try {
            return cipher(caseId, dataKey).encrypt(plain, bytes(caseId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to encrypt data of case " + caseId + ", but could not", e);
        }
    }

    public byte[] decrypt(String caseId, byte[] dataKey, byte[] encrypted) {
        try {
            return cipher(caseId, dataKey).decrypt(encrypted, bytes(caseId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected to decrypt data of case " + caseId + " with this master key, but could not", e);
        }
    }

    /** A keyed hash of an identifier, the same for the same person in every case, unlinkable without the master key. */
    public String identifierHash(String type, String value) {
        return base64(mac(matching, type + ":" + value.strip().toLowerCase(Locale.ROOT)));
    }

    /** The keyed hashes of a person's identifiers, by type. */
    public java.util.Set<String> identifierHashes(Map<String, String> identifiers) {
        return identifiers.entrySet().stream()
                .map(entry -> identifierHash(entry.getKey(), entry.getValue()))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** The secret of a case's identity link: derived, so that the same mail can be written again. */
    public byte[] identitySecret(String caseId) {
        return java.util.Arrays.copyOf(
                mac(linking, "identity/" + caseId), dev.rightsflow.schemas.link.Links.SECRET_BYTES);
    }

    /** The secret in the link of a letter to a recipient, derived as well. */
    public byte[] letterSecret(String caseId, int letter) {
        return java.util.Arrays.copyOf(
                mac(linking, "letter/" + caseId + "/" + letter), dev.rightsflow.schemas.link.Links.SECRET_BYTES);
    }

    /** Whether somebody has the secret of this letter; takes the same time however much of its hash is right. */
    public boolean isLetterSecret(String secretHash, String caseId, int letter) {
        return MessageDigest.isEqual(
                bytes(secretHash), bytes(dev.rightsflow.schemas.link.Links.hash(letterSecret(caseId, letter))));
    }

    /** What a system must repeat when it reports on a case: derived, so that nothing need be remembered. */
    public String answerToken(String caseId, String system) {
        return base64(java.util.Arrays.copyOf(mac(answering, system + "/" + caseId), TOKEN_BYTES));
    }

    /** Takes the same time however much of it is right. */
    public boolean isAnswerToken(String token, String caseId, String system) {
        return MessageDigest.isEqual(bytes(token), bytes(answerToken(caseId, system)));
    }

    private AesGcmJce cipher(String caseId, byte[] dataKey) throws GeneralSecurityException {
        AesGcmJce known = opened.getIfPresent(dataKey);
        if (known != null) {
            return known;
        }
        AesGcmJce cipher = new AesGcmJce(master.decrypt(dataKey, bytes(caseId)));
        opened.put(dataKey, cipher);
        return cipher;
    }

    private static byte[] derived(byte[] key, String purpose) {
        return mac(keyed(key), "rightsflow " + purpose);
    }

    /** Ready to be copied: to look up the algorithm and to take the key in costs more than a hash. */
    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have HMAC-SHA256", e);
        }
    }

    private static byte[] mac(Mac keyed, String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(bytes(text));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(
                    "Expected every Java platform to have an HMAC-SHA256 that can be copied", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
