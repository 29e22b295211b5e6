package dev.rightsflow.connector.kit.autoconfigure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a connector runs.
 *
 * @param system id of the system: commands are read from {@code privacy.commands.<system>.v1}
 * @param version that is announced
 * @param instance names this instance among those of the same system, the same after a restart: then a transaction that a
 *     crash left open is ended as soon as it is back. Without it, the broker ends it by itself, within seconds
 * @param batchSize most commands of one poll
 * @param heartbeat how often the connector checks its system and announces itself
 * @param retryPauses before the second, third ... attempt at what failed and may succeed later
 * @param retryBudget no further attempt begins after this much time within one poll
 * @param ledgerRetention how long answers are remembered; longer than the broker keeps commands
 * @param maxExtractBytes of an extract; less than the broker's {@code max.message.bytes}
 * @param workflowKeyPatience how long an extract waits for the workflow's key after the start
 */
@ConfigurationProperties("rightsflow.connector")
public record ConnectorProperties(
        String system,
        @DefaultValue("1") String version,
        @Nullable String instance,
        @DefaultValue("50") int batchSize,
        @DefaultValue("30s") Duration heartbeat,
        @DefaultValue({"200ms", "1s", "5s"}) List<Duration> retryPauses,
        @DefaultValue("2m") Duration retryBudget,
        @DefaultValue("400d") Duration ledgerRetention,
        @DefaultValue("900000") int maxExtractBytes,
        @DefaultValue("10s") Duration workflowKeyPatience) {}
