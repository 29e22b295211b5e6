package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.MisconfiguredException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class IdentifierHashTest {

    private final IdentifierHash hash = new IdentifierHash(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void isTheSameForEverySpellingOfAnIdentifier() {
        assertThat(hash.of("nationalId", "811228-9874")).isEqualTo(hash.of("nationalId", "198112289874"));
        assertThat(hash.of("email", " Astrid.Lind@Example.com")).isEqualTo(hash.of("email", "astrid.lind@example.com"));
    }

    @Test
    void isAnotherForAnotherTypeAndUnderAnotherKey() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(hash.of("email", "x"))
                .isNotEqualTo(hash.of("name", "x"))
                .isNotEqualTo(new IdentifierHash(Base64.getEncoder().encodeToString(other)).of("email", "x"));
    }

    @Test
    void refusesAnythingButAKeyAndNeverRepeatsIt() {
        assertThatThrownBy(() -> new IdentifierHash("c2hvcnQ="))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("32 bytes, but got 5")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new IdentifierHash("***"))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("base64");
    }
}
