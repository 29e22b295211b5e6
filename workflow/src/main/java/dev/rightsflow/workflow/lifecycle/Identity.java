package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about who asks: that it was verified, how, how well and when; never the document (EDPB 01/2022, 69-79).
 *
 * @param required what policy wants for this right
 * @param secretHash of the secret in the link that was sent
 * @param expiresAt when that link ends
 * @param confirmed the level that was reached
 */
public record Identity(
        VerificationLevel required,
        @Nullable String secretHash,
        @Nullable Instant expiresAt,
        VerificationLevel confirmed,
        @Nullable String method,
        @Nullable Instant confirmedAt) {

    static Identity required(VerificationLevel level) {
        return new Identity(level, null, null, VerificationLevel.NONE, null, null);
    }

    Identity requested(String newSecretHash, Instant newExpiresAt) {
        return new Identity(required, newSecretHash, newExpiresAt, confirmed, method, confirmedAt);
    }

    /** The link opens until it is confirmed well enough. */
    Identity confirmed(String by, VerificationLevel level, Instant at) {
        boolean isEnough = level.satisfies(required);
        return new Identity(required, isEnough ? null : secretHash, isEnough ? null : expiresAt, level, by, at);
    }

    /** How well it was confirmed, and no more. */
    Identity forgotten() {
        return new Identity(required, null, null, confirmed, null, null);
    }

    public boolean isSufficient() {
        return confirmed.satisfies(required);
    }
}
