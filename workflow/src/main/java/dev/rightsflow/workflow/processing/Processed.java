package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.lifecycle.Case;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch led to. Outputs and refusals are to be published in one transaction with the offsets of the batch.
 *
 * @param touched cases as they stand now, whose timers may have changed
 */
public record Processed(List<Output> outputs, List<Refused> refused, List<Touched> touched) {

    /** @param withheld ids of its commands that wait for the key of their system */
    public record Touched(Case current, int partition, Set<String> withheld) {}

    /**
     * A record that belongs on the dead-letter topic.
     *
     * @param reason without personal data
     * @param bug the exception of our own making that stopped it; its message may hold anything
     */
    public record Refused(
            Position position, String reason, @Nullable RuntimeException bug) {}
}
