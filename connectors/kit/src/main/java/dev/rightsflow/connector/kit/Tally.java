package dev.rightsflow.connector.kit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts records that came to the same outcome, in an order that depends on nothing but them. */
final class Tally {

    private record Kind(
            Item item, Outcome outcome, @Nullable String reason) {
        static final Comparator<Kind> ORDER = Comparator.comparing(Kind::item, Item.BY_CATEGORY_AND_DATE)
                .thenComparing(Kind::outcome)
                .thenComparing(Kind::reason, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private final Map<Kind, Long> counts = new TreeMap<>(Kind.ORDER);

    void add(String category, @Nullable LocalDate recordDate, Outcome outcome, @Nullable String reason) {
        add(new Item(category, recordDate, 1), outcome, reason);
    }

    void add(Item item, Outcome outcome, @Nullable String reason) {
        counts.merge(
                new Kind(new Item(item.category(), item.recordDate(), 0), outcome, reason), item.count(), Long::sum);
    }

    List<ItemOutcome> outcomes() {
        List<ItemOutcome> outcomes = new ArrayList<>(counts.size());
        counts.forEach((kind, count) -> outcomes.add(new ItemOutcome(
                new Item(kind.item().category(), kind.item().recordDate(), count), kind.outcome(), kind.reason())));
        return outcomes;
    }

    List<ItemOutcome> and(List<ItemOutcome> others) {
        others.forEach(other -> add(other.item(), other.outcome(), other.reason()));
        return outcomes();
    }
}
