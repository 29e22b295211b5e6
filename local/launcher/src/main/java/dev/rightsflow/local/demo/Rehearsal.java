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

    /** The right that the one who never confirms asks for: only for it does the demo's policy expire links so soon. */
    private static final Pattern EXPIRY_OF_PORTABILITY =
            Pattern.compile("(?s)(\\n  portability:\\n.*?identity-expires-after: )[^\\n]+");

    private static final String SOON = "30 seconds";

    private final Path state;

    public Rehearsal(Path state) {
        this.state = state;
    }

    /** Whether the demo in this state directory has come to its end, so that the next one starts anew. */
    public boolean isFinished() {
        return Journal.isFinished(state);
    }

    /**
     * Settings of the workflow for the demo: the policy as shipped, but for one right the identity link expires within
     * the demo, so that its ending is the real one.
     */
    public Map<String, String> workflowSettings() {
        Path policy = state.resolve("demo").resolve("policy.yml");
        try (InputStream shipped = Rehearsal.class.getResourceAsStream("/policy/softwerk.yml")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            Matcher expiry = EXPIRY_OF_PORTABILITY.matcher(text);
            if (!expiry.find()) {
                throw new IllegalStateException(
                        "Expected the policy to say when identity links for portability expire");
            }
            Files.createDirectories(policy.getParent());
            Files.writeString(policy, expiry.replaceFirst("$1" + SOON));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + policy + ", but could not", e);
        }
        return Map.of("rightsflow.policy", "file:" + policy);
    }

    /** @return whether every outcome is the expected one */
    public boolean perform(
            Path sampleFile,
            String formUrl,
            MailServer mail,
            SampleSystems samples,
            String mongoUri,
            Consumer<String> say) {
        try (PublicApi api = new PublicApi(formUrl);
                Holdings holdings = new Holdings(samples, mongoUri)) {
            return new Demo(
                            SampleRequest.read(sampleFile),
                            api,
                            new Mailboxes(mail.host(), mail.imapPort()),
                            holdings,
                            samples.born(),
                            new Journal(state.resolve("demo")),
                            say)
                    .run();
        }
    }
}
