package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the constructors of notices demand: a notice that lacks a part is a bug of whoever builds it, never of the reader. */
final class Demand {

    private Demand() {}

    static void stated(String notice, String part, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Expected " + notice + " to state " + part + ", but it is empty");
        }
    }

    static <T> List<T> listed(String notice, String part, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Expected " + notice + " to list " + part + ", but the list is empty");
        }
        return List.copyOf(values);
    }

    static List<String> statedEach(String notice, String part, List<String> values) {
        values.forEach(value -> stated(notice, part, value));
        return listed(notice, part, values);
    }

    static void page(String notice, String part, URI page) {
        boolean web = "https".equals(page.getScheme()) || "http".equals(page.getScheme());
        if (!web || page.getHost() == null) {
            throw new IllegalArgumentException("Expected " + notice + " to link " + part
                    + " by an http or https address with a host, but the scheme is " + page.getScheme());
        }
    }

    static void holds(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
