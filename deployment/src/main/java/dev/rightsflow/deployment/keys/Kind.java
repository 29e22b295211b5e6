package dev.rightsflow.deployment.keys;

import dev.rightsflow.schemas.seal.SealingKeys;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What a secret looks like. */
enum Kind {
    /** 32 random bytes as hexadecimal digits: safe in a URI, a properties file and a JAAS line. */
    PASSWORD,

    /** 32 random bytes, base64. */
    KEY,

    /** A private sealing key; each reader of personal data has its own. */
    SEALING_KEY;

    private static final int BYTES = 32;

    String make() {
        return switch (this) {
            case PASSWORD -> HexFormat.of().formatHex(random());
            case KEY -> Base64.getEncoder().encodeToString(random());
            case SEALING_KEY -> SealingKeys.generate().toPrivateBase64();
        };
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
