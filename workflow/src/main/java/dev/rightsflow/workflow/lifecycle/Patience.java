package dev.rightsflow.workflow.lifecycle;

import java.time.Duration;

/**
 * How often the workflow asks a system, before it asks a person.
 *
 * @param attempts how often a command is sent before it is parked for staff; at least 1
 * @param pause before a failed command is sent again; doubled each time
 * @param answerWithin for tasks of systems that the policy does not name
 */
public record Patience(int attempts, Duration pause, Duration answerWithin) {

    Duration pauseAfter(int attempt) {
        return pause.multipliedBy(1L << Math.clamp(attempt - 1, 0, 10));
    }
}
