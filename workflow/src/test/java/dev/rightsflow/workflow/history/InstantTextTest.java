package dev.rightsflow.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T12:00:00Z",
                "2026-11-26T12:00:01Z",
                "2026-11-26T00:00:00.100Z",
                "2026-11-26T12:00:01.000001Z",
                "2026-11-26T12:00:01.123456789Z",
                "1969-12-31T23:59:59.999Z",
                "0999-01-01T00:00:01Z",
                "-0001-01-01T00:00:01Z",
                "+10000-01-01T00:00:01Z",
            })
    void writesWhatInstantsThemselvesWrite(String text) {
        assertThat(InstantText.text(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void writesWhatInstantsThemselvesWriteWheneverThatIs() {
        Random random = new Random(1);
        int[] precisions = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 10_000; i++) {
            int precision = precisions[random.nextInt(precisions.length)];
            int nanos = random.nextInt(1_000_000_000) / precision * precision;
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L), nanos);

            assertThat(InstantText.text(instant)).isEqualTo(instant.toString());
        }
    }
}
