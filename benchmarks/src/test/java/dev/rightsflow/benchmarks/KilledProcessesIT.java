package dev.rightsflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code benchmarks/crash-run} in short: real processes, killed with SIGKILL while requests are under way. The long one kills
 * at random, and the broker, the registry and the store too.
 */
class KilledProcessesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CLOSED_BETWEEN_KILLS = 3;

    @TempDir
    private Path directory;

    @Test
    void everyRequestIsAccountedForAndCasesCloseBetweenTheKills() throws InterruptedException, SQLException {
        try (Installation installation = new Installation(directory)) {
            Supervisor supervisor = new Supervisor(1);
            new Cast(installation, supervisor)
                    .start(List.of("workflow-1", "workflow-2"), Map.of("systems", Cast.SYSTEMS));
            Persons persons = new Persons(installation);
            try (persons) {
                for (String victim : List.of("workflow-1", "systems")) {
                    submitUntilMoreAreClosed(persons);
                    supervisor.kill(victim);
                    supervisor.restartEnded();
                }
                submitUntilMoreAreClosed(persons);
                assertThat(persons.withdrawNotAcknowledged()).isEmpty();
                await().atMost(PATIENCE).until(() -> persons.closed() == persons.asked());
            }

            assertThat(new Account(installation, System.out).of(persons)).isEmpty();
        }
    }

    /** So that whoever is killed next is in the middle of something. */
    private static void submitUntilMoreAreClosed(Persons persons) {
        long enough = persons.closed() + CLOSED_BETWEEN_KILLS;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            persons.submit();
            return persons.closed() >= enough;
        });
    }
}
