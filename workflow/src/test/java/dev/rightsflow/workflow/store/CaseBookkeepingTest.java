package dev.rightsflow.workflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.StoredCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseBookkeepingTest {

    @Test
    void comesBackAsItWasWritten() {
        Position cause = new Position("privacy.reports.v1", 3, 17);
        byte[] value = "\0\1bytes".getBytes(StandardCharsets.UTF_8);
        CaseBookkeeping written = new CaseBookkeeping(
                Map.of("privacy.reports.v1-3", 17L),
                List.of(new StoredCase.Pending(cause, new Output("privacy.case-events.v1", "7K3M", value))));

        CaseBookkeeping read = CaseBookkeeping.read(written.write());

        assertThat(read.applied()).isEqualTo(written.applied());
        assertThat(read.pending()).singleElement().satisfies(pending -> {
            assertThat(pending.cause()).isEqualTo(cause);
            assertThat(pending.output().topic()).isEqualTo("privacy.case-events.v1");
            assertThat(pending.output().key()).isEqualTo("7K3M");
            assertThat(pending.output().value()).isEqualTo(value);
        });
    }
}
