package dev.rightsflow.workflow.policy;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom data was disclosed to, and who is told of its rectification, erasure or restriction (Art 19).
 *
 * @param processor whether it acts for the controller (Art 28) or on its own account
 * @param opendsr its OpenDSR domain, where erasures are told to a machine; null: everything is told by e-mail
 * @param country where the data goes, ISO 3166
 * @param transferSafeguard what the transfer rests on outside the EEA (Art 15(2)); null within, and in policies that were in force
 *     before it was demanded
 * @param answerWithin how long it may take to confirm before it is told again
 * @param receives categories, as {@code system/category}
 */
public record Recipient(
        String id,
        String name,
        boolean processor,
        String email,
        @Nullable String opendsr,
        String country,
        @Nullable Texts transferSafeguard,
        Duration answerWithin,
        Set<String> receives) {

    public Recipient {
        receives = Set.copyOf(receives);
    }

    public boolean isOutsideEea() {
        return !Eea.includes(country);
    }

    public boolean receives(String system, String category) {
        return receives.contains(system + "/" + category);
    }
}
