package dev.rightsflow.workflow.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item and the date that retention counts from.
 *
 * @param date that the system reports, or that somebody has looked up where it reports none; null where nobody has
 */
record DatedItem(Item item, @Nullable LocalDate date) {

    static DatedItem asReported(Item item) {
        return new DatedItem(item, item.recordDate());
    }

    /** As it was dated when it was kept. */
    static DatedItem asKept(Disposition.Keep kept) {
        return new DatedItem(
                kept.item(), kept.countedFrom() == null ? kept.item().recordDate() : kept.countedFrom());
    }

    /** The date, where the system reports none. */
    @Nullable
    LocalDate lookedUp() {
        return item.recordDate() == null ? date : null;
    }
}
