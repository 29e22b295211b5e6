package dev.rightsflow.connector.mongodb;

import com.mongodb.client.model.Filters;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.Recognition;
import dev.rightsflow.connector.kit.descriptor.Spellings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** Finds the person's documents, however the system writes addresses and numbers. */
final class PersonFilter {

    private PersonFilter() {}

    /** Empty if the person gave nothing to be recognised by. */
    static Optional<Bson> of(List<Recognition> ways, Subject subject) {
        List<Bson> filters = new ArrayList<>();
        for (Recognition way : ways) {
            way.values(subject).ifPresent(values -> filters.add(all(way, values)));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(Filters.or(filters));
    }

    private static Bson all(Recognition way, Map<String, String> values) {
        return Filters.and(way.places().entrySet().stream()
                .map(place -> one(place.getKey(), place.getValue(), values.getOrDefault(place.getKey(), "")))
                .toList());
    }

    private static Bson one(String type, String path, String value) {
        return switch (type) {
            case "email", "name" -> Filters.regex(path, anyCase(value));
            case "nationalId" -> Filters.in(path, Spellings.ofNationalId(value));
            case "phone" -> Filters.regex(path, anySeparators(value));
            default -> Filters.eq(path, value);
        };
    }

    private static Pattern anyCase(String value) {
        return Pattern.compile("^" + escaped(value) + "$", Pattern.CASE_INSENSITIVE);
    }

    private static Pattern anySeparators(String phone) {
        return Pattern.compile(Spellings.digitsOfPhone(phone).stream()
                .map(digits -> digits.chars().mapToObj(Character::toString).collect(Collectors.joining("[ ()/.+-]*")))
                .collect(Collectors.joining("|", "^[ ()/.+-]*(", ")[ ()/.+-]*$")));
    }

    /** Not Java's quoting, which other engines do not know. */
    private static String escaped(String value) {
        return value.replaceAll("[^\\p{L}\\p{N} @_]", "\\\\$0");
    }
}
