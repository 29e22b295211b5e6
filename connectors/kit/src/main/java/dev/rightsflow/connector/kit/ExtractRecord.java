package dev.rightsflow.connector.kit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record as it is handed over to the person, its fields in the order that the system's team chose. */
public record ExtractRecord(String category, @Nullable LocalDate recordDate, List<Field> fields) {

    public ExtractRecord {
        fields = List.copyOf(fields);
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "ExtractRecord[category=%s, recordDate=%s]".formatted(category, recordDate);
    }

    /** @param provided whether the person provided the value, so that it belongs in an export (Art 20(1)) */
    public record Field(String name, String value, boolean provided) {

        @Override
        public String toString() {
            return "Field[name=%s]".formatted(name);
        }
    }
}
