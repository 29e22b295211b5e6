package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** @param reason a code where the outcome alone does not say why; never personal data */
public record ItemOutcome(
        Item item, Outcome outcome, @Nullable String reason) {

    /** Codes by which a system says that there is nothing in the records for a command to act on, as connectors report them. */
    private static final Set<String> NOTHING_TO_DO = Set.of("NO_SUCH_FIELD", "PURPOSE_UNKNOWN", "NOTHING_PROVIDED");

    /** Whether there was something to do, and the system did not do it since it cannot, or does not know how. */
    boolean isBeyondTheSystem() {
        return outcome == Outcome.NOT_APPLICABLE && (reason == null || !NOTHING_TO_DO.contains(reason));
    }
}
