package dev.rightsflow.workflow.notices;

/**
 * Records that the right to portability does not cover.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of records, in the reader's language
 * @param reason why, in a sentence that a layperson understands
 */
public record LeftOutLine(String systemLabel, String categoryLabel, String reason) {

    public LeftOutLine {
        Demand.stated("an item left out", "its system", systemLabel);
        Demand.stated("an item left out", "its category", categoryLabel);
        Demand.stated("an item left out", "the reason", reason);
    }
}
