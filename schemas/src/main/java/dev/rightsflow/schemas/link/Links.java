package dev.rightsflow.schemas.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the links that persons and recipients of their data get: HMAC-SHA256 under a key that the workflow (which writes the mails) and
 * request-intake (which is clicked) share. The signature gives an instant, stateless answer to a forged or expired link;
 * that the secret inside belongs to the case is decided by the workflow, which alone knows its hash.
 */
public final class Links {

    /** Bytes of the secret in an identity link, and in a letter's. */
    public static final int SECRET_BYTES = 16;

    private static final int SIGNATURE_BYTES = 16;
    private static final int TOKEN_BYTES = Long.BYTES + SECRET_BYTES + SIGNATURE_BYTES;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /** What a token says of itself. */
    public sealed interface Checked {

        /** @param secretHash SHA-256 of the secret, base64url, to be compared by the workflow */
        record Valid(String secretHash) implements Checked {}

        record Expired(Instant expiredAt) implements Checked {}

        /** Not signed by us for this case and purpose: damaged in the mail, or made up. */
        record Forged() implements Checked {}
    }

    /**
     * @param keyBase64 at least 32 random bytes, base64
     * @throws IllegalArgumentException if the key is shorter or not base64; the message never repeats it
     */
    public Links(String keyBase64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(keyBase64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Expected the link key to be base64, but it is not");
        }
        if (bytes.length < 32) {
            throw new IllegalArgumentException("Expected a link key of at least 32 bytes, but got " + bytes.length
                    + "; make one with 'openssl rand -base64 32'");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * The token of an identity link.
     *
     * @param secret {@value #SECRET_BYTES} random bytes, of which the case keeps only {@link #hash}
     */
    public String identityToken(String caseId, Instant expiresAt, byte[] secret) {
        return token(identity(caseId), expiresAt, secret);
    }

    /** Checks a token that came back, in constant time. */
    public Checked checkIdentityToken(String caseId, String token, Instant now) {
        return check(identity(caseId), token, now);
    }

    /**
     * The token of the link in a letter to a recipient: good for confirming this one letter, and for nothing else.
     *
     * @param letter which letter of the case
     * @param secret {@value #SECRET_BYTES} bytes that nobody without the letter knows
     */
    public String letterToken(String caseId, int letter, Instant expiresAt, byte[] secret) {
        return token(letter(caseId, letter), expiresAt, secret);
    }

    /** Checks a token that came back, in constant time. */
    public Checked checkLetterToken(String caseId, int letter, String token, Instant now) {
        return check(letter(caseId, letter), token, now);
    }

    /**
     * The token of the address at which a recipient's machine says how far it is with a letter: good for that, and of no use on
     * the page where people confirm. A machine has no business there, and writes addresses into logs.
     *
     * @param letter which letter of the case
     * @param secret the letter's own
     */
    public String callbackToken(String caseId, int letter, Instant expiresAt, byte[] secret) {
        return token(callback(caseId, letter), expiresAt, secret);
    }

    /** Checks a token that came back, in constant time. */
    public Checked checkCallbackToken(String caseId, int letter, String token, Instant now) {
        return check(callback(caseId, letter), token, now);
    }

    /** The secret that opens the status page of a case: derived, so nobody has to store it. */
    public String statusSecret(String caseId) {
        return BASE64.encodeToString(Arrays.copyOf(mac(("status/" + caseId).getBytes(StandardCharsets.UTF_8)), 16));
    }

    /** Compares in constant time. */
    public boolean isStatusSecret(String caseId, String secret) {
        return MessageDigest.isEqual(
                statusSecret(caseId).getBytes(StandardCharsets.US_ASCII), secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * 32 bytes that the same text always gives and that nobody without the key can predict, for instance the reference of
     * a request that is sent again.
     *
     * @param purpose keeps what is derived for one purpose from being of use for another
     */
    public byte[] derive(String purpose, String text) {
        return mac(("derive/" + purpose + "/" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256, base64url without padding. */
    public static String hash(byte[] secret) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }

    private static String identity(String caseId) {
        return "identity/" + caseId + "/";
    }

    private static String letter(String caseId, int letter) {
        return "letter/" + caseId + "/" + letter + "/";
    }

    private static String callback(String caseId, int letter) {
        return "callback/" + caseId + "/" + letter + "/";
    }

    private String token(String purpose, Instant expiresAt, byte[] secret) {
        ByteBuffer token = ByteBuffer.allocate(TOKEN_BYTES)
                .putLong(expiresAt.getEpochSecond())
                .put(secret);
        return BASE64.encodeToString(
                token.put(signature(purpose, token.array())).array());
    }

    private Checked check(String purpose, String token, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new Checked.Forged();
        }
        if (bytes.length != TOKEN_BYTES) {
            return new Checked.Forged();
        }
        byte[] signature = Arrays.copyOfRange(bytes, Long.BYTES + SECRET_BYTES, TOKEN_BYTES);
        if (!MessageDigest.isEqual(signature, signature(purpose, bytes))) {
            return new Checked.Forged();
        }
        Instant expiresAt = Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong());
        if (now.isAfter(expiresAt)) {
            return new Checked.Expired(expiresAt);
        }
        return new Checked.Valid(hash(Arrays.copyOfRange(bytes, Long.BYTES, Long.BYTES + SECRET_BYTES)));
    }

    /** The purpose is signed as well, so that a token made for one opens no other. */
    private byte[] signature(String purpose, byte[] token) {
        byte[] bound = purpose.getBytes(StandardCharsets.UTF_8);
        ByteBuffer signed = ByteBuffer.allocate(bound.length + Long.BYTES + SECRET_BYTES)
                .put(bound)
                .put(token, 0, Long.BYTES + SECRET_BYTES);
        return Arrays.copyOf(mac(signed.array()), SIGNATURE_BYTES);
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java platform to have HMAC-SHA256", e);
        }
    }
}
