package dev.rightsflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void takesTheUsualPortsAndKeepsItsStateInTheCheckout() {
        Options options = parse();
        assertThat(options.mode()).isEqualTo(Options.Mode.SERVE);
        assertThat(options.data()).isEqualTo(Path.of("/checkout/.rightsflow/local"));
        assertThat(options.ports()).containsEntry(Port.FORM, 8080).containsEntry(Port.STAFF, 8082);
    }

    @Test
    void setsEveryPortOneByOneOrAllAtOnce() {
        assertThat(parse("--port-form", "9000", "--port-imap=0").ports())
                .containsEntry(Port.FORM, 9000)
                .containsEntry(Port.IMAP, 0)
                .containsEntry(Port.SMTP, 2525);
        assertThat(parse("--ports", "0", "--port-form=9000").ports())
                .containsEntry(Port.FORM, 9000)
                .containsEntry(Port.KAFKA, 0);
    }

    @Test
    void aDemoHasItsOwnStateAndTakesNobodysPort() {
        Options options = parse("demo", "--fresh");
        assertThat(options.fresh()).isTrue();
        assertThat(options.data()).isEqualTo(Path.of("/checkout/.rightsflow/demo"));
        assertThat(options.ports().values()).containsOnly(0);
    }

    @Test
    void saysWhatWouldMakeSense() {
        assertThatThrownBy(() -> parse("--frehs")).hasMessageContaining("./run help");
        assertThatThrownBy(() -> parse("--port-form", "80a")).hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> parse("--data")).hasMessageContaining("value after --data");
        assertThat(Options.help()).contains("--port-newsletter N", "./run demo");
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), CHECKOUT);
    }
}
