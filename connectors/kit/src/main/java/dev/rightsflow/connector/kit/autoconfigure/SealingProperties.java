package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.schemas.seal.SealingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param sealingKey this service's own private key, a Tink keyset in base64, from {@code RIGHTSFLOW_SEALING_KEY} */
@ConfigurationProperties("rightsflow")
public record SealingProperties(@Nullable String sealingKey) {

    SealingKeys keys() {
        if (sealingKey == null || sealingKey.isBlank()) {
            throw new MisconfiguredException(
                    "Expected the connector's private sealing key in RIGHTSFLOW_SEALING_KEY (rightsflow.sealing-key),"
                            + " but it is not set");
        }
        return SealingKeys.parse(sealingKey);
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "SealingProperties[]";
    }
}
