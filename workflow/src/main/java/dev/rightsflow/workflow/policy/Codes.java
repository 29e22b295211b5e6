package dev.rightsflow.workflow.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How policies write constants: in lower case, with dashes. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Expected one of " + all(type) + ", but got '" + code + "'"));
    }

    static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::of).toList();
    }
}
