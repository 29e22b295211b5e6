package dev.rightsflow.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A field of a request, in the order of the form: its path in the API is also its name in the form. */
enum Field {
    RIGHT("right", 40),
    CORRECT_NAME("corrections.name", 200),
    CORRECT_EMAIL("corrections.email", 254),
    CORRECT_PHONE("corrections.phone", 40),
    CORRECT_ADDRESS("corrections.address", 500),
    RELATION("relation", 64),
    EMAIL("identity.email", 254),
    NAME("identity.name", 200),
    PHONE("identity.phone", 40),
    NATIONAL_ID("identity.nationalId", 40),
    ANALYTICS_CLIENT_ID("identity.analyticsClientId", 60),
    MESSAGE("message", 4_000),
    LANGUAGE("language", 35);

    /** What is wrong and shall be right: the fields of a rectification. */
    static final List<Field> CORRECTIONS = List.of(CORRECT_NAME, CORRECT_EMAIL, CORRECT_PHONE, CORRECT_ADDRESS);

    private static final Map<String, Field> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::path, Function.identity()));

    private final String path;
    private final int longest;

    Field(String path, int longest) {
        this.path = path;
        this.longest = longest;
    }

    static Optional<Field> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    String path() {
        return path;
    }

    /** In characters. */
    int longest() {
        return longest;
    }

    boolean mayHaveLines() {
        return this == MESSAGE || this == CORRECT_ADDRESS;
    }
}
