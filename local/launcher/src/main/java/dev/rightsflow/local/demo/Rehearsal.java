package dev.rightsflow.local.demo;

import dev.rightsflow.embedded.MailServer;
import dev.rightsflow.local.samples.Holdings;
import dev.rightsflow.local.samples.SampleSystems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prepares a demo: its state, its clocks, and its people. */
public final class Rehearsal {

    /**
     * The spans that end within a demo, each with what stands in the shipped policy: the real endings, only sooner. Only
     * for portability do identity links expire so soon, since only there somebody never confirms. The version says so, too:
     * a version stands for one text.
     */
    private static final Map<Pattern, String> SOONER = Map.of(
            Pattern.compile("(\\nversion: \"[^\"]+)\""), ", in a hurry\"",
            Pattern.compile("(?s)(\\n  portability:\\n.*?identity-expires-after: )[^\\n]+"), "40 seconds",
            Pattern.compile("(\\nrestriction-notice: )[^\\n]+"), "5 seconds",
            Pattern.compile("(\\nfee-payable-within: )[^\\n]+"), "10 seconds");

    private final Path state;

    public Rehearsal(Path state) {
        this.state = state;
    }

    /** Whether the demo in this state directory has come to its end, so that the next one starts anew. */
    public boolean isFinished() {
        return Journal.isFinished(state);
    }

    /**
     * Settings of the workflow for the demo: the policy as shipped, but for three spans that have to end within it.
     */
    public Map<String, String> workflowSettings() {
        Path policy = state.resolve("demo").resolve("policy.yml");
        try (InputStream shipped = Rehearsal.class.getResourceAsStream("/policy/softwerk.yml")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<Pattern, String> sooner : SOONER.entrySet()) {
                Matcher span = sooner.getKey().matcher(text);
                if (!span.find()) {
                    throw new IllegalStateException("Expected the policy to have " + sooner.getKey());
                }
                text = span.replaceFirst("$1" + sooner.getValue());
            }
            Files.createDirectories(policy.getParent());
            Files.writeString(policy, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + policy + ", but could not", e);
        }
        return Map.of("rightsflow.policy", "file:" + policy);
    }

    /**
     * Where staff log in.
     *
     * @param first and {@code second}: names of two officers
     * @param passwords by name
     */
    public record StaffDoor(String url, String first, String second, Map<String, String> passwords) {

        String password(String user) {
            return Objects.requireNonNull(passwords.get(user));
        }
    }

    /** @return whether every outcome is the expected one */
    public boolean perform(
            Path sampleFile,
            String formUrl,
            StaffDoor door,
            MailServer mail,
            SampleSystems samples,
            String mongoUri,
            Consumer<String> say) {
        Journal journal = new Journal(state.resolve("demo"));
        Mailboxes mailboxes = new Mailboxes(mail.host(), mail.imapPort());
        try (PublicApi api = new PublicApi(formUrl);
                StaffPages first = new StaffPages(door.url(), door.first(), door.password(door.first()));
                StaffPages second = new StaffPages(door.url(), door.second(), door.password(door.second()));
                Holdings holdings = new Holdings(samples, mongoUri)) {
            return new Demo(
                            SampleRequest.read(sampleFile),
                            api,
                            new Staff(first, second, new Recipient(mailboxes, api), mailboxes, journal),
                            mailboxes,
                            holdings,
                            samples,
                            journal,
                            say)
                    .run();
        }
    }
}
