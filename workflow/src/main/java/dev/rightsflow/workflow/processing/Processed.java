package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.lifecycle.Case;
import java.util.List;

/**
 * What a batch led to. Outputs and refusals are to be published in one transaction with the offsets of the batch.
 *
 * @param touched cases as they stand now, whose timers may have changed
 */
public record Processed(List<Output> outputs, List<Refused> refused, List<Touched> touched) {

    public record Touched(Case current, int partition) {}

    /** A record that belongs on the dead-letter topic. The reason holds no personal data. */
    public record Refused(Position position, String reason) {}
}
