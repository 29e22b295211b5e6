package dev.rightsflow.connector.kit;

import org.jspecify.annotations.Nullable;

/** What became of one record. The report tells the person's case only how many of a kind there were. */
public record RecordOutcome(
        HeldRecord record, Outcome outcome, @Nullable String reason) {}
