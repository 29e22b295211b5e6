package dev.rightsflow.workflow.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which the case could not go on without the person.
 *
 * @param until when the person answered; null while the case still waits
 */
public record Waiting(Instant from, @Nullable Instant until) {

    public Waiting {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "Expected a waiting to end after it began, but it began at " + from + " and ended at " + until);
        }
    }
}
