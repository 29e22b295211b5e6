package dev.rightsflow.workflow.notices;

/**
 * Records that the person can take along.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of records, in the reader's language
 * @param count how many records; at least 1
 */
public record PortableLine(String systemLabel, String categoryLabel, long count) {

    public PortableLine {
        Demand.stated("a portable item", "its system", systemLabel);
        Demand.stated("a portable item", "its category", categoryLabel);
        Demand.holds(count > 0, "Expected a portable item to count at least 1 record, but it counts " + count);
    }
}
