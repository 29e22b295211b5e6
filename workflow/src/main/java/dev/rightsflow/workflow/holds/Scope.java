package dev.rightsflow.workflow.holds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which records a hold covers; null leaves that side open.
 *
 * @param recordsFrom earliest record date
 * @param recordsUntil latest record date
 */
public record Scope(
        @Nullable String system,
        @Nullable String category,
        @Nullable LocalDate recordsFrom,
        @Nullable LocalDate recordsUntil) {

    /** Every record of every system. */
    public static final Scope EVERYTHING = new Scope(null, null, null, null);

    public Scope {
        if (category != null && system == null) {
            throw new IllegalArgumentException("Expected a scope that names category '" + category
                    + "' to name its system too, but it does not: categories are named per system");
        }
        if (recordsFrom != null && recordsUntil != null && recordsUntil.isBefore(recordsFrom)) {
            throw new IllegalArgumentException("Expected a scope's record dates to run forward, but they run from "
                    + recordsFrom + " to " + recordsUntil);
        }
    }

    /** A record without a date may lie within any range, so it is covered: what is kept by mistake can still be erased. */
    public boolean covers(String system, String category, @Nullable LocalDate recordDate) {
        return (this.system == null || this.system.equals(system))
                && (this.category == null || this.category.equals(category))
                && (recordDate == null || recordsFrom == null || !recordDate.isBefore(recordsFrom))
                && (recordDate == null || recordsUntil == null || !recordDate.isAfter(recordsUntil));
    }
}
