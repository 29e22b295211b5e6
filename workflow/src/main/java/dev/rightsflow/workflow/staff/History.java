package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.lifecycle.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The history of a case as far as it has arrived.
 *
 * @param lines newest first
 * @param expected how many events the case has
 * @param flaw what is wrong with the chain; empty where it is whole so far
 * @param visited the stages that it has been in
 */
record History(List<Line> lines, long expected, String flaw, Set<Stage> visited) {

    /** @param minor whether it is of interest only to somebody who looks for a fault */
    record Line(long sequence, Instant at, String actor, String type, String sentence, boolean minor) {}

    public boolean isComplete() {
        return lines.size() == expected;
    }

    public boolean isWhole() {
        return flaw.isEmpty();
    }
}
