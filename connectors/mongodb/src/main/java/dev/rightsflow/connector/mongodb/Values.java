package dev.rightsflow.connector.mongodb;

import dev.rightsflow.connector.kit.HeldRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Values of documents as text, dates and ids. */
final class Values {

    private Values() {}

    static @Nullable String textOrNull(Document document, String path) {
        Object value = document.getEmbedded(Arrays.asList(path.split("\\.")), Object.class);
        return switch (value) {
            case null -> null;
            case Date instant -> instant.toInstant().toString();
            default -> value.toString();
        };
    }

    static String text(Document document, String path) {
        String text = textOrNull(document, path);
        if (text == null) {
            throw new IllegalStateException(
                    "Expected a value at '%s' of a document, but there is none".formatted(path));
        }
        return text;
    }

    /** Each value of a list, or the only one. */
    static List<String> texts(Document document, String path) {
        Object value = document.getEmbedded(Arrays.asList(path.split("\\.")), Object.class);
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    /** A text (yyyy-MM-dd), or an instant, of which the date in the zone counts. */
    static @Nullable LocalDate date(Document document, @Nullable String path, ZoneId zone) {
        Object value = path == null ? null : document.getEmbedded(Arrays.asList(path.split("\\.")), Object.class);
        try {
            return switch (value) {
                case null -> null;
                case Date instant -> LocalDate.ofInstant(instant.toInstant(), midnightZone(instant, zone));
                default -> LocalDate.parse(value.toString());
            };
        } catch (DateTimeException e) {
            throw new IllegalStateException("Expected a date at '%s' of the document %s, but it is none"
                    .formatted(path, text(document, "_id")));
        }
    }

    /** Midnight in UTC is how drivers write a plain date; anything else is an instant of the zone. */
    private static ZoneId midnightZone(Date instant, ZoneId zone) {
        boolean plainDate =
                instant.toInstant().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0;
        return plainDate ? ZoneOffset.UTC : zone;
    }

    /** Ids are kept as text in the ledger; what looks like MongoDB's own kind of id is searched for as both. */
    static List<Object> ids(List<HeldRecord> records) {
        List<Object> ids = new ArrayList<>();
        for (HeldRecord record : records) {
            ids.add(record.id());
            if (ObjectId.isValid(record.id())) {
                ids.add(new ObjectId(record.id()));
            }
        }
        return ids;
    }
}
