package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.jdbc.Descriptor.Category;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.Recognition;
import dev.rightsflow.connector.kit.descriptor.Spellings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The SQL that finds a person's rows. Every value is bound; names were held against the database at start. */
record PersonQuery(String condition, List<Object> parameters) {

    /** Empty if the person gave nothing to be recognised by. */
    static Optional<PersonQuery> in(Descriptor descriptor, Category category, Subject subject) {
        if (category.via().isPresent()) {
            Descriptor.Via via = category.via().get();
            Category origin = descriptor.category(via.category());
            return in(descriptor, origin, subject)
                    .map(query -> new PersonQuery(
                            "%s in (select %s from %s where %s)"
                                    .formatted(via.column(), origin.key(), origin.table(), query.condition()),
                            query.parameters()));
        }
        List<String> ways = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Recognition way : category.person()) {
            way.values(subject).ifPresent(values -> {
                List<String> all = new ArrayList<>();
                way.places().forEach((type, column) -> all.add(matches(type, column, values, parameters)));
                ways.add("(" + String.join(" and ", all) + ")");
            });
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(new PersonQuery(String.join(" or ", ways), List.copyOf(parameters)));
    }

    private static String matches(String type, String column, Map<String, String> values, List<Object> parameters) {
        String value = values.getOrDefault(type, "");
        return switch (type) {
            case "email", "name" -> {
                parameters.add(value.toLowerCase(Locale.ROOT));
                yield "lower(%s) = ?".formatted(column);
            }
            case "nationalId" -> anyOf(column, Spellings.ofNationalId(value), parameters);
            case "phone" -> anyOf(withoutSeparators(column), Spellings.digitsOfPhone(value), parameters);
            default -> {
                parameters.add(value);
                yield "%s = ?".formatted(column);
            }
        };
    }

    private static String anyOf(String expression, List<String> values, List<Object> parameters) {
        parameters.addAll(values);
        return "%s in (%s)".formatted(expression, marks(values.size()));
    }

    /** In SQL that every database has; PostgreSQL and H2 differ in regular expressions. */
    private static String withoutSeparators(String column) {
        String stripped = column;
        for (String separator : List.of("+", " ", "-", "(", ")", "/", ".")) {
            stripped = "replace(%s, '%s', '')".formatted(stripped, separator);
        }
        return stripped;
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
