package dev.rightsflow.workflow.answers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one system handed over for an access or portability answer. */
public record SystemExtract(String system, List<Record> records) {

    public record Record(String category, @Nullable LocalDate date, List<Field> fields) {}

    /** @param provided whether the person provided the value (Art 20(1)) */
    public record Field(String name, String value, boolean provided) {}
}
