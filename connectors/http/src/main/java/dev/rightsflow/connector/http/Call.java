package dev.rightsflow.connector.http;

import dev.rightsflow.connector.kit.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request about the person: its path, and its body where it is a POST, with {@code {email}} and the like where an
 * identifier goes.
 *
 * @param body null for a GET; otherwise maps, lists and plain values
 * @param nextPage how the rest of a long answer is asked for
 */
record Call(String path, @Nullable Object body, Optional<NextPage> nextPage) {

    private static final Pattern IDENTIFIER = Pattern.compile("\\{([A-Za-z]+)}");

    /**
     * @param token where an answer has the token of the next page; it has none on the last
     * @param property of the body that takes it
     */
    record NextPage(com.jayway.jsonpath.JsonPath token, String property) {}

    static Call get(String path) {
        return new Call(path, null, Optional.empty());
    }

    /** The types of identifier that it names. */
    Set<String> identifiers() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = IDENTIFIER.matcher(path + body);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Type to value; empty if the person did not give all that it names. */
    Optional<Map<String, String>> identifiersOf(Subject subject) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String type : identifiers()) {
            Optional<String> value = subject.identifier(type);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(type, value.get());
        }
        return Optional.of(values);
    }

    /** The body for this person: a value stays a value, whatever characters it has. */
    @Nullable
    Object body(Map<String, String> identifiers) {
        return filled(body, identifiers);
    }

    private static @Nullable Object filled(@Nullable Object part, Map<String, String> identifiers) {
        return switch (part) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                map.forEach((name, value) -> filled.put(name.toString(), filled(value, identifiers)));
                yield filled;
            }
            case List<?> list ->
                list.stream().map(value -> filled(value, identifiers)).toList();
            case String text -> {
                Matcher identifier = IDENTIFIER.matcher(text);
                yield identifier.replaceAll(
                        found -> Matcher.quoteReplacement(identifiers.getOrDefault(found.group(1), found.group())));
            }
            case null -> null;
            default -> part;
        };
    }
}
