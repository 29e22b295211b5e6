package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final MovableClock clock = new MovableClock();
    private final LoginAttempts attempts = new LoginAttempts(clock);

    @Test
    void forgivesAFewMistakes() {
        fail("anna", HERE, 4);

        assertThat(attempts.wait("anna", HERE)).isZero();
    }

    @Test
    void waitsTwiceAsLongAfterEachFurtherFailure() {
        fail("anna", HERE, 5);
        assertThat(attempts.wait("anna", HERE)).isEqualTo(Duration.ofSeconds(1));

        fail("anna", HERE, 3);
        assertThat(attempts.wait("anna", HERE)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void letsTheNextAttemptThroughOnceTheWaitIsOver() {
        fail("anna", HERE, 6);
        clock.now = clock.now.plusSeconds(2);

        assertThat(attempts.wait("anna", HERE)).isZero();
    }

    @Test
    void doesNotLockSomebodyOutFromElsewhere() {
        fail("anna", ELSEWHERE, 12);

        assertThat(attempts.wait("anna", HERE)).isZero();
    }

    @Test
    void slowsAnAddressThatTriesManyNames() {
        for (int i = 0; i < 22; i++) {
            attempts.failed("name" + i, HERE);
        }

        assertThat(attempts.wait("anna", HERE)).isPositive();
    }

    @Test
    void forgetsTheFailuresOfWhoeverGetsIn() {
        fail("anna", HERE, 6);
        attempts.succeeded("anna", HERE);

        assertThat(attempts.wait("anna", HERE)).isZero();
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(name, address);
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
