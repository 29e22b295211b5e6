package dev.rightsflow.workflow.holds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a hold comes to its end before its day: one person asks, another agrees.
 *
 * @param why why the hold is no longer needed
 * @param approvedBy null while the second person has not answered
 */
public record Release(
        String requestedBy,
        Instant requestedAt,
        String why,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt) {

    public Release {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Expected a release to say why, but it does not");
        }
        if ((approvedBy == null) != (approvedAt == null)) {
            throw new IllegalArgumentException("Expected a release to name who approved it and when, or neither");
        }
        if (requestedBy.equals(approvedBy)) {
            throw new IllegalArgumentException("Expected two persons to release a hold, but one did both");
        }
    }

    static Release requested(String by, Instant at, String why) {
        return new Release(by, at, why, null, null);
    }

    Release approved(String by, Instant at) {
        return new Release(requestedBy, requestedAt, why, by, at);
    }

    public boolean isComplete() {
        return approvedBy != null;
    }
}
