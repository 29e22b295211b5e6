package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policies that runs are decided under, read once. */
final class Policies {

    private static final String FILE = "/policy/softwerk.yml";

    static final Policy AS_SHIPPED = PolicyFile.load(FILE);

    /** Erasure wants a person's approval, and the support desk is searched by hand. */
    static final Policy CAUTIOUS =
            parse(replacedAfter(searchedByHand(), "\n  erasure:", "approval: false", "approval: true"));

    /** The same but for the approval: what a broken workflow would decide under. */
    static final Policy HEEDLESS = parse(searchedByHand());

    private Policies() {}

    private static String searchedByHand() {
        return replacedAfter(text(), "\n  support:", "connection: planned", "connection: by-hand");
    }

    private static String replacedAfter(String text, String anchor, String old, String fresh) {
        int from = text.indexOf(old, text.lastIndexOf(anchor));
        if (from < 0) {
            throw new IllegalStateException(
                    "Expected %s to say '%s' after '%s', but it does not".formatted(FILE, old, anchor.strip()));
        }
        return text.substring(0, from) + fresh + text.substring(from + old.length());
    }

    private static Policy parse(String text) {
        return PolicyFile.parse(FILE, text);
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Policies.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
