package dev.rightsflow.connector.kit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records of one person in one system that share category and date: the unit that a hold, a retention rule and a
 * disposition speak of. Never a value.
 *
 * @param recordDate the date that retention counts from; null where the records carry none
 */
public record Item(String category, @Nullable LocalDate recordDate, long count) {

    static final Comparator<Item> BY_CATEGORY_AND_DATE = Comparator.comparing(Item::category)
            .thenComparing(Item::recordDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Whether a record is one of those that the item speaks of. */
    boolean covers(HeldRecord record) {
        return category.equals(record.category()) && Objects.equals(recordDate, record.recordDate());
    }
}
