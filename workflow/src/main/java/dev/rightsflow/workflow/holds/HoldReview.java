package dev.rightsflow.workflow.holds;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has looked whether a hold is still needed, and it was.
 *
 * @param until the last day that they gave it
 * @param reviewOn when to look again
 */
public record HoldReview(
        String by,
        Instant at,
        String why,
        @Nullable LocalDate until,
        @Nullable LocalDate reviewOn) {}
