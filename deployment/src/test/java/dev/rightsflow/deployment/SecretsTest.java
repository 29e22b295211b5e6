package dev.rightsflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.deployment.keys.Secrets;
import dev.rightsflow.schemas.seal.SealingKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

class SecretsTest {

    private static final Map<String, String> MADE = Secrets.missing(Map.of());

    private static String made(String place) {
        return Objects.requireNonNull(MADE.get(place));
    }

    @Test
    void makesEveryKeyInTheFormItsReaderTakes() {
        assertThat(MADE.keySet()).isEqualTo(Secrets.places());
        assertThat(SealingKeys.parse(made("crm/rightsflow.sealing-key"))).isNotNull();
        assertThat(made("registry/application.properties"))
                .isEqualTo("apicurio.datasource.password=" + made("registry-database/owner") + "\n");
    }

    @Test
    void givesEachReaderItsOwnSealingKeyAndBothEndsTheSameLinkKey() {
        assertThat(made("crm/rightsflow.sealing-key")).isNotEqualTo(made("invoicing/rightsflow.sealing-key"));
        assertThat(made("workflow/rightsflow.link-key")).isEqualTo(made("request-intake/rightsflow.link-key"));
    }

    @Test
    void hashesTheStaffPasswordAsTheLoginChecksIt() {
        String hash = made("workflow/staff.password-hash");

        assertThat(hash).startsWith("{pbkdf2}");
        assertThat(Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                        .matches(made("staff/password"), hash.substring("{pbkdf2}".length())))
                .isTrue();
    }

    @Test
    void makesNothingThatIsThere() {
        assertThat(Secrets.missing(MADE)).isEmpty();
    }

    @Test
    void givesAReplacedReaderTheSecretThatTheOtherStillHolds() {
        Map<String, String> present = new HashMap<>(MADE);
        present.remove("request-intake/rightsflow.link-key");

        assertThat(Secrets.missing(present))
                .containsExactly(Map.entry("request-intake/rightsflow.link-key", made("workflow/rightsflow.link-key")));
    }

    @Test
    void replacesTheHashTogetherWithThePassword() {
        Map<String, String> present = new HashMap<>(MADE);
        present.remove("staff/password");

        assertThat(Secrets.missing(present)).containsOnlyKeys("staff/password", "workflow/staff.password-hash");
    }

    @Test
    void refusesToChooseBetweenTwoDifferentSecrets() {
        Map<String, String> present = new HashMap<>(MADE);
        present.put("workflow/rightsflow.link-key", "another");

        assertThatThrownBy(() -> Secrets.missing(present))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("workflow/rightsflow.link-key")
                .hasMessageNotContaining("another");
    }
}
