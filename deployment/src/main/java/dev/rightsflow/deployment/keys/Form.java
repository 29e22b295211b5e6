package dev.rightsflow.deployment.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** How a secret is written down for one reader. */
enum Form {
    BARE {
        @Override
        String of(String secret) {
            return secret;
        }
    },

    /** The setting of the schema registry, which reads a file of properties, and no bare ones. */
    REGISTRY_PROPERTY {
        @Override
        String of(String secret) {
            return "apicurio.datasource.password=" + secret + "\n";
        }
    },

    /** For who checks a password and need not know it: as Spring Security's {@code {pbkdf2}} reads it. */
    HASH {
        @Override
        String of(String secret) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            try {
                byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, HASH_BITS))
                        .getEncoded();
                return "{pbkdf2}"
                        + HexFormat.of().formatHex(salt)
                        + HexFormat.of().formatHex(hash);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Expected to hash a password, but the crypto provider refused", e);
            }
        }
    };

    private static final int SALT_BYTES = 16;
    private static final int ROUNDS = 310_000;
    private static final int HASH_BITS = 256;

    abstract String of(String secret);
}
