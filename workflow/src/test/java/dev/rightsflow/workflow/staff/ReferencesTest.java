package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "7K3M-9QXD-2B4T, 7K3M-9QXD-2B4T",
        "7k3m9qxd2b4t, 7K3M-9QXD-2B4T",
        "' 7K3M – 9QXD ', 7K3M-9QXD",
        "7k3, 7K3",
        "OIL0, 0110",
        "'.*', ''"
    })
    void understandsAReferenceHoweverItIsTyped(String typed, String reference) {
        assertThat(References.start(typed)).isEqualTo(reference);
    }
}
