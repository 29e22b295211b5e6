package dev.rightsflow.workflow.timers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Received;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimerQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TimerQueue timers = new TimerQueue();

    @Test
    void leavesOutWhatIsDueOnlyMuchLater() {
        timers.lookAheadTo(NOW.plus(Duration.ofDays(1)));
        timers.update(0, aCase().apply(timer("SOON", Duration.ofHours(1))).apply(timer("LATE", Duration.ofDays(9))));

        assertThat(timers.size()).isEqualTo(1);
        assertThat(timers.due(NOW.plus(Duration.ofDays(10)), 10))
                .extracting(TimerQueue.Due::timerId)
                .containsExactly("SOON");
    }

    @Test
    void takesUpWhatHasComeNear() {
        Case current = aCase().apply(timer("LATE", Duration.ofDays(9)));
        timers.lookAheadTo(NOW.plus(Duration.ofDays(1)));
        timers.update(0, current);
        timers.lookAheadTo(NOW.plus(Duration.ofDays(10)));
        timers.update(0, current);

        assertThat(timers.due(NOW.plus(Duration.ofDays(9)), 10)).hasSize(1);
    }

    @Test
    void doesNotGoBackToWhatTheStoreSaidBefore() {
        Case before = aCase();
        timers.update(0, before.apply(timer("NEW", Duration.ofHours(1))));
        timers.update(0, before);

        assertThat(timers.due(NOW.plus(Duration.ofHours(1)), 10)).hasSize(1);
    }

    private static CaseEvent timer(String id, Duration in) {
        return new CaseEvent.TimersChanged(Map.of(id, NOW.plus(in)), List.of());
    }

    private static Case aCase() {
        LocalDate due = ShippedPolicy.policy().deadlines().due(NOW);
        return Case.opened(Received.request(Received.CASE_ID, "customer", NOW, due));
    }
}
