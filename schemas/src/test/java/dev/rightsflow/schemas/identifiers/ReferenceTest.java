package dev.rightsflow.schemas.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @Test
    void makesReferencesThatDifferAndReadBack() {
        Set<Reference> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Reference reference = Reference.random();
            assertThat(reference.text()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
            assertThat(Reference.parse(reference.text())).contains(reference);
            assertThat(seen.add(reference)).isTrue();
        }
    }

    @Test
    void makesTheSameReferenceOfTheSameBytes() {
        byte[] bytes = new byte[Reference.BYTES];
        new Random(1).nextBytes(bytes);
        assertThat(Reference.of(bytes)).isEqualTo(Reference.of(bytes.clone()));
        assertThat(Reference.of(new byte[Reference.BYTES])).hasToString("0000-0000-0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7K3M-9QXD-2B41", "7k3m9qxd2b41", " 7K3M 9QXD 2B4l ", "7K3M-9QXD-2B4I"})
    void readsAReferenceHoweverItIsCopied(String text) {
        assertThat(Reference.parse(text)).contains(new Reference("7K3M-9QXD-2B41"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3M-9QXD", "7K3M-9QXD-2B4U", "../../etc/pw", "7K3M-9QXD-2B412"})
    void refusesWhatIsNoReference(String text) {
        assertThat(Reference.parse(text)).isEmpty();
    }
}
