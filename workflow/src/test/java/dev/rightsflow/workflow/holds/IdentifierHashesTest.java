package dev.rightsflow.workflow.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdentifierHashesTest {

    private final IdentifierHashes hashes = new IdentifierHashes(key(1));

    @Test
    void recognisesTheSameIdentifierAgain() {
        assertThat(hashes.of("email", "a@example.com")).isEqualTo(hashes.of("email", "a@example.com"));
    }

    @Test
    void tellsKindsApart() {
        assertThat(hashes.of("phone", "198112289874")).isNotEqualTo(hashes.of("nationalId", "198112289874"));
        assertThat(hashes.of("a", "bc")).isNotEqualTo(hashes.of("ab", "c"));
    }

    @Test
    void dependsOnTheKeySoThatNobodyElseCanTryOutNumbers() {
        IdentifierHashes others = new IdentifierHashes(key(2));

        assertThat(others.of("email", "a@example.com")).isNotEqualTo(hashes.of("email", "a@example.com"));
        assertThat(hashes.of("email", "a@example.com")).hasSize(64).doesNotContain("example");
    }

    @Test
    void refusesAShortKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentifierHashes(new byte[16]));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
