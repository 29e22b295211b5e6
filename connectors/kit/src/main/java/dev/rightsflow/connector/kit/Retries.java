package dev.rightsflow.connector.kit;

import java.time.Duration;
import java.util.List;

/**
 * How often a command is tried again within one batch before it is given up and reported as failed; the workflow tries
 * again later, at its own pace. The pauses are those of the whole batch, so the time they take is bounded however many of its
 * commands fail.
 *
 * @param pauses before the second, third ... attempt
 * @param budget no attempt begins after this much time
 */
public record Retries(List<Duration> pauses, Duration budget) {

    public Retries {
        pauses = List.copyOf(pauses);
    }

    public static Retries none() {
        return new Retries(List.of(), Duration.ZERO);
    }
}
