package dev.rightsflow.workflow.store;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.HoldType;
import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a closed case keeps, lifted out of it for the list of what waits to be erased. */
final class KeptDocument {

    private KeptDocument() {}

    static Document write(Disposition.Keep keep) {
        Item item = keep.item();
        return new Document("system", item.system())
                .append("category", item.category())
                .append("recordDate", text(item.recordDate()))
                .append("count", item.count())
                .append("hold", keep.hold().name())
                .append("source", keep.source())
                .append("ground", keep.ground())
                .append("statute", keep.statute())
                .append("until", text(keep.until()))
                .append("reviewOn", text(keep.reviewOn()))
                .append("disclosable", keep.disclosable())
                .append("textId", keep.textId())
                .append("countedFrom", text(keep.countedFrom()));
    }

    static Disposition.Keep read(Document kept) {
        return new Disposition.Keep(
                new Item(
                        kept.getString("system"),
                        kept.getString("category"),
                        day(kept, "recordDate"),
                        kept.get("count", Number.class).longValue()),
                HoldType.valueOf(kept.getString("hold")),
                kept.getString("source"),
                kept.getString("ground"),
                kept.getString("statute"),
                day(kept, "until"),
                day(kept, "reviewOn"),
                kept.getBoolean("disclosable"),
                kept.getString("textId"),
                day(kept, "countedFrom"));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate day(Document document, String key) {
        String day = document.getString(key);
        return day == null ? null : LocalDate.parse(day);
    }
}
