package dev.rightsflow.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path path;

    @Test
    void goesOnWithWhatThisVersionHasWritten() throws IOException {
        try (StateDirectory state = StateDirectory.open(path)) {
            state.expectTodaysFormat();
            Files.createDirectory(state.resolve("kafka"));
        }
        try (StateDirectory again = StateDirectory.open(path)) {
            assertThatCode(again::expectTodaysFormat).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesWhatAnotherVersionHasWrittenAndNamesTheWaysOut() throws IOException {
        Files.createDirectory(path.resolve("kafka"));
        try (StateDirectory state = StateDirectory.open(path)) {
            assertThatThrownBy(state::expectTodaysFormat)
                    .isInstanceOf(StateDirectory.OtherFormat.class)
                    .hasMessageContaining("format 1")
                    .hasMessageContaining("./run --fresh")
                    .hasMessageContaining("./run --data DIR");

            state.forget();
            assertThatCode(state::expectTodaysFormat).doesNotThrowAnyException();
        }
    }

    @Test
    void isHeldByOneAtATime() {
        try (StateDirectory ignored = StateDirectory.open(path)) {
            assertThatThrownBy(() -> StateDirectory.open(path)).isInstanceOf(StateDirectory.InUse.class);
        }
    }
}
