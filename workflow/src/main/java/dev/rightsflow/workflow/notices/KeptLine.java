package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Records that the law keeps, with all that the person must be told about them.
 *
 * @param systemLabel the system, in the reader's language
 * @param categoryLabel the kind of records, in the reader's language
 * @param count how many records; at least 1
 * @param reason why, in a sentence that a layperson understands
 * @param statute the law it rests on, with its section; where no statute but GDPR itself is the ground, that article
 * @param until last day that they are kept; they are erased after it
 * @param reviewOn when it is looked at again, for a hold without an end. At least one of the two dates must be there
 * @param restricted whether the system has put it in storage only; the person is promised no more than that
 */
public record KeptLine(
        String systemLabel,
        String categoryLabel,
        long count,
        String reason,
        String statute,
        @Nullable LocalDate until,
        @Nullable LocalDate reviewOn,
        boolean restricted) {

    public KeptLine {
        Demand.stated("a kept item", "its system", systemLabel);
        Demand.stated("a kept item", "its category", categoryLabel);
        Demand.holds(count > 0, "Expected a kept item to count at least 1 record, but it counts " + count);
        Demand.stated("a kept item", "the reason", reason);
        Demand.stated("a kept item", "the statute", statute);
        Demand.holds(
                until != null || reviewOn != null,
                "Expected a kept item to have an until-date or a review date, but it has neither");
    }
}
