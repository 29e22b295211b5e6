package dev.rightsflow.workflow.notices;

/**
 * Records with which what was asked was not done, although no law keeps them.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of records, in the reader's language
 * @param count how many records; at least 1
 * @param reason why not, and what happens next, in sentences that a layperson understands
 */
public record NotDoneLine(String systemLabel, String categoryLabel, long count, String reason) {

    public NotDoneLine {
        Demand.stated("a line of what was not done", "its system", systemLabel);
        Demand.stated("a line of what was not done", "its category", categoryLabel);
        Demand.holds(
                count > 0, "Expected a line of what was not done to count at least 1 record, but it counts " + count);
        Demand.stated("a line of what was not done", "the reason", reason);
    }
}
