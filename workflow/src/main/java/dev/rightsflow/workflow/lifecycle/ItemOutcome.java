package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import org.jspecify.annotations.Nullable;

/** @param reason a code where the outcome alone does not say why; never personal data */
public record ItemOutcome(
        Item item, Outcome outcome, @Nullable String reason) {}
