package dev.rightsflow.workflow.holds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a case needs to know of a hold: which items it keeps, why and how long. Everything else stands in its
 * {@link HoldEntry} in the registry.
 *
 * @param ground article that allows to keep, for instance {@code GDPR 17(3)(e)}
 * @param statute what demands it, where a statute does
 * @param from first day in force; null: since always
 * @param until last day in force
 * @param reviewOn when somebody must look whether it is still needed
 * @param disclosable whether the person may be told of it; an investigation may forbid that
 */
public record Hold(
        String id,
        HoldType type,
        String ground,
        @Nullable String statute,
        Scope scope,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate reviewOn,
        boolean disclosable) {

    public Hold {
        if (ground.isBlank()) {
            throw new IllegalArgumentException("Expected hold '" + id + "' to name its ground, but it names none");
        }
        if (until == null && reviewOn == null) {
            throw new IllegalArgumentException("Expected hold '" + id
                    + "' to end on a day or to be reviewed on one, but it has neither: nothing is kept for ever");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "Expected hold '" + id + "' to end after it begins, but it runs from " + from + " to " + until);
        }
    }

    /** An overdue review ends nothing: only its last day or a release does. */
    public boolean isInForce(LocalDate today) {
        return (from == null || !today.isBefore(from)) && (until == null || !today.isAfter(until));
    }

    public boolean covers(String system, String category, @Nullable LocalDate recordDate) {
        return scope.covers(system, category, recordDate);
    }
}
