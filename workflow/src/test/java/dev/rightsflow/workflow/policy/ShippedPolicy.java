package dev.rightsflow.workflow.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The text of the shipped policy, and what lawyers might make of it. */
public final class ShippedPolicy {

    private static final String FILE = "/policy/softwerk.yml";

    private ShippedPolicy() {}

    public static String text() {
        try (InputStream in = Objects.requireNonNull(ShippedPolicy.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version() {
        return PolicyFile.load(FILE).version();
    }

    /** A later version that says something else in one place. */
    public static String changed(String version, String old, String fresh) {
        return as(version, replaced(text(), "", old, fresh));
    }

    public static String as(String version, String text) {
        return text.replaceFirst("\nversion: \"[^\"]+\"", "\nversion: \"" + version + "\"");
    }

    /** @param anchor after the last of which the first {@code old} is replaced */
    public static String replaced(String text, String anchor, String old, String fresh) {
        int from = text.indexOf(old, anchor.isEmpty() ? 0 : text.lastIndexOf(anchor));
        if (from < 0) {
            throw new IllegalStateException(
                    "Expected %s to say '%s' after '%s', but it does not".formatted(FILE, old, anchor.strip()));
        }
        return text.substring(0, from) + fresh + text.substring(from + old.length());
    }
}
