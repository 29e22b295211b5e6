package dev.rightsflow.connector.kit;

import org.jspecify.annotations.Nullable;

/**
 * What a system did with an item.
 *
 * @param reason a code where the outcome alone does not say why, never personal data
 */
public record ItemOutcome(
        Item item, Outcome outcome, @Nullable String reason) {}
