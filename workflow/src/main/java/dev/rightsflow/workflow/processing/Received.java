package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.vault.Confidential;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An input as it came off a partition, with what is confidential beside it. */
public record Received(
        Position position,
        String caseId,
        Input input,
        @Nullable Enclosure enclosure) {

    /** Personal data that came with an input. */
    public sealed interface Enclosure {

        /** With a new request. */
        record OfNewCase(Confidential confidential) implements Enclosure {}

        /** Keyed hashes of what the records that were found know their person by. */
        record Located(Set<String> identifierHashes) implements Enclosure {}

        /** What a system handed over; in the clear until the case's own key encrypts it. */
        record Extract(String commandId, byte[] plain) implements Enclosure {}

        /** Why staff decided so, in their own words; in the clear until the case's own key encrypts it. */
        record Reason(String decisionId, byte[] plain) implements Enclosure {}
    }
}
