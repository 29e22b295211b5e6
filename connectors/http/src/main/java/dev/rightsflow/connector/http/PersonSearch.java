package dev.rightsflow.connector.http;

import dev.rightsflow.connector.kit.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A search for the person: a path, and the identifiers that go into its query. */
record PersonSearch(String path, Map<String, String> identifiers) {

    private static final Pattern IDENTIFIER = Pattern.compile("\\{([A-Za-z]+)}");

    static Set<String> identifiers(String path) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = IDENTIFIER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Empty if the person did not give all that the path asks for. */
    static Optional<PersonSearch> of(String path, Subject subject) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String type : identifiers(path)) {
            Optional<String> value = subject.identifier(type);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(type, value.get());
        }
        return Optional.of(new PersonSearch(path, values));
    }
}
