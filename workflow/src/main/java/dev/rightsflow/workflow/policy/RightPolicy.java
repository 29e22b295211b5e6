package dev.rightsflow.workflow.policy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says about one right.
 *
 * @param label as the form offers it
 * @param verification how sure the controller must be who asks, before anything is decided
 * @param approval whether a member of the staff approves the plan before it is carried out
 * @param fulfilment what systems are told to do
 * @param immediate whether systems are told at once, whatever they hold: stopping does not wait for a search
 * @param then what follows for items that nothing else allows to use: withdrawn consent stops the use, then erases; null: nothing
 * @param identityExpiry how long the person has to confirm who they are
 * @param tellsRecipients whether recipients are told (Art 19)
 * @param byBasis how far the right reaches, by legal basis; every basis is there
 */
public record RightPolicy(
        Right right,
        Texts label,
        VerificationLevel verification,
        boolean approval,
        Action fulfilment,
        boolean immediate,
        @Nullable Action then,
        Duration identityExpiry,
        boolean tellsRecipients,
        Map<LegalBasis, Applicability> byBasis) {

    public RightPolicy {
        byBasis = Map.copyOf(byBasis);
        if (byBasis.size() != LegalBasis.values().length) {
            throw new IllegalArgumentException(
                    "Expected right '" + right.code() + "' to speak of every legal basis, but got " + byBasis.keySet());
        }
    }

    /** Whether data goes in the end, so that what the law keeps for now is owed its erasure later, and storage only until then. */
    public boolean erases() {
        return fulfilment == Action.ERASE || then == Action.ERASE;
    }

    public Applicability on(LegalBasis basis) {
        return byBasis.getOrDefault(basis, Applicability.DOES_NOT_APPLY);
    }
}
