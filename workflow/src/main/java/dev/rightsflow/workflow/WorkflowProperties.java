package dev.rightsflow.workflow;

import dev.rightsflow.workflow.lifecycle.Patience;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code rightsflow}.
 *
 * @param sealingKey own private sealing key, base64 Tink keyset; from the environment
 * @param linkKey 32 random bytes, base64, shared with request-intake; from the environment
 * @param masterKey 32 random bytes, base64: wraps the data key of each case; from the environment
 * @param policy the policy file, for instance {@code file:/etc/rightsflow/policy.yml}
 * @param notices directory with templates that replace the shipped ones
 * @param instance names this instance among its siblings, the same after every restart: then a transaction that a crash left
 *     open is ended as soon as it is back. Without it, the broker ends it by itself, within seconds
 * @param threads consumers of this instance
 * @param batch most records of one batch
 * @param recentCases memory for open cases that were just read or written, which saves reading them again; 0: none
 * @param attempts how often a command is sent before its task is parked for staff
 * @param pause before a failed command is sent again; doubled each time
 */
@ConfigurationProperties("rightsflow")
public record WorkflowProperties(
        String sealingKey,
        String linkKey,
        String masterKey,
        @DefaultValue("classpath:/policy/softwerk.yml") Resource policy,
        @Nullable Resource notices,
        @Nullable String instance,
        @DefaultValue("2") int threads,
        @DefaultValue("500") int batch,
        @DefaultValue("64MB") DataSize recentCases,
        @DefaultValue("5") int attempts,
        @DefaultValue("10s") Duration pause,
        @DefaultValue Intake intake,
        @DefaultValue TopicSettings topics) {

    /** @param publicUrl where persons reach request-intake: links in mails lead there */
    public record Intake(
            @DefaultValue("http://localhost:8080") URI publicUrl) {}

    /**
     * @param partitions of every topic that is keyed by case, equal for all; cannot be changed later
     * @param replicas -1: the broker's default
     */
    public record TopicSettings(
            @DefaultValue("12") int partitions,
            @DefaultValue("-1") short replicas) {}

    Patience patience() {
        return new Patience(attempts, pause, Duration.ofDays(14));
    }
}
