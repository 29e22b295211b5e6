package dev.rightsflow.connector.kit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One record that a system holds about the person who asks, named so that it can be found again after a crash.
 *
 * @param category of personal data, as the policy names it for this system
 * @param recordDate the date that retention counts from; null where the record carries none
 * @param id the system's own key of the record. It stays in the ledger, so it must not itself be a name, number or address
 */
public record HeldRecord(String category, @Nullable LocalDate recordDate, String id) {

    /** What became of this record. */
    public RecordOutcome became(Outcome outcome) {
        return new RecordOutcome(this, outcome, null);
    }

    /** @param reason a code, for instance {@link Reasons#NEEDED_BY_OTHERS} */
    public RecordOutcome became(Outcome outcome, String reason) {
        return new RecordOutcome(this, outcome, reason);
    }
}
