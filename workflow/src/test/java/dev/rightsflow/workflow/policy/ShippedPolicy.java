package dev.rightsflow.workflow.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of the shipped policy, and what lawyers might make of it. Four of its systems are connected, since four is what the
 * tests play; which ones really are is {@link SoftwerkPolicyTest}'s to say. For the same reason all recipients are told by mail, unless
 * a test {@linkplain #overOpenDsr wants it} otherwise.
 */
public final class ShippedPolicy {

    private static final String FILE = "/policy/softwerk.yml";
    private static final Set<String> CONNECTED = Set.of("crm", "invoicing", "recruitment", "newsletter");
    private static final Pattern OPENDSR = Pattern.compile("(?m)^    opendsr: [a-z.]+\\n");
    private static final Pattern CONNECTION =
            Pattern.compile("(?m)^(  ([a-z-]+):\\n    name: .*\\n    connection: )[a-z-]+$");

    private ShippedPolicy() {}

    public static String text() {
        return OPENDSR.matcher(overOpenDsr()).replaceAll("");
    }

    /** The same with the paper archive connected, too. */
    public static String withThePaperArchive() {
        return replaced(text(), "\n  paper-archive:", "connection: planned", "connection: running");
    }

    /** The same with website analytics connected, which finds nobody without the client id of their browser. */
    public static String withWebsiteAnalytics() {
        return replaced(text(), "\n  website-analytics:", "connection: planned", "connection: running");
    }

    /** With website analytics and no other system. */
    public static String withWebsiteAnalyticsAlone() {
        return withOnly(Set.of("website-analytics"));
    }

    /** Before the first system is connected. */
    public static String withNothingConnected() {
        return withOnly(Set.of());
    }

    private static String withOnly(Set<String> systems) {
        String only = OPENDSR.matcher(connected(systems)).replaceAll("");
        for (String system : CONNECTED) {
            only = replaced(
                    only,
                    "\n  " + system + ":",
                    "    categories:",
                    "    instructions: {sv: Se efter., en: Look there.}\n    categories:");
        }
        return only;
    }

    /** The same with the recipients that are told over OpenDSR. */
    public static String overOpenDsr() {
        return connected(CONNECTED);
    }

    private static String connected(Set<String> systems) {
        try (InputStream in = Objects.requireNonNull(ShippedPolicy.class.getResourceAsStream(FILE))) {
            return CONNECTION
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll(
                            system -> system.group(1) + (systems.contains(system.group(2)) ? "running" : "planned"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Policy policy() {
        return PolicyFile.parse(FILE, text());
    }

    /** As a setting of a service: where a file has it. */
    public static String file() {
        return written(text());
    }

    /** As a setting of a service: where a file has this text. */
    public static String written(String text) {
        try {
            Path file = Files.createTempFile("policy", ".yml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version() {
        return policy().version();
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
