package dev.rightsflow.workflow.assessment;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records of one person in one system that share category and date: the unit of holds, retention and dispositions.
 *
 * @param recordDate the date that retention counts from; null where records carry none
 * @param count how many records
 */
public record Item(String system, String category, @Nullable LocalDate recordDate, long count) {

    public Item {
        if (count < 0) {
            throw new IllegalArgumentException("Expected a count of 0 or more, but got " + count);
        }
    }

    /** Whether both speak of the same records, however many each of them counts. */
    public boolean isOfOneKindWith(Item other) {
        return system.equals(other.system)
                && category.equals(other.category)
                && Objects.equals(recordDate, other.recordDate);
    }
}
