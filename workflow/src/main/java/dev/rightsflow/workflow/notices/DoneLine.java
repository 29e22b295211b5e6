package dev.rightsflow.workflow.notices;

/**
 * Records of one kind in one system, and what was done with them.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of records, in the reader's language
 * @param count how many records; at least 1
 */
public record DoneLine(String systemLabel, String categoryLabel, long count, Outcome outcome) {

    public DoneLine {
        Demand.stated("a line of what was done", "its system", systemLabel);
        Demand.stated("a line of what was done", "its category", categoryLabel);
        Demand.holds(count > 0, "Expected a line of what was done to count at least 1 record, but it counts " + count);
    }
}
