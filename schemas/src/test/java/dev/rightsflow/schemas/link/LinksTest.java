package dev.rightsflow.schemas.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final Instant NOW = Instant.parse("2026-03-05T09:00:00Z");
    private static final byte[] SECRET = "sixteen bytes !!".getBytes(StandardCharsets.US_ASCII);

    private final Links links = new Links(key('a'));

    @Test
    void acceptsItsOwnTokenUntilItExpires() {
        String token = token();
        var valid = new Links.Checked.Valid(Links.hash(SECRET));
        assertThat(links.checkIdentityToken(CASE, token, NOW)).isEqualTo(valid);
        assertThat(links.checkIdentityToken(CASE, token, NOW.plus(Duration.ofDays(1))))
                .isEqualTo(valid);
        assertThat(links.checkIdentityToken(
                        CASE, token, NOW.plus(Duration.ofDays(1)).plusSeconds(1)))
                .isEqualTo(new Links.Checked.Expired(NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void refusesATokenOfAnotherCaseOrAnotherKey() {
        var forged = new Links.Checked.Forged();
        assertThat(links.checkIdentityToken("2B4T-7K3M-9QXD", token(), NOW)).isEqualTo(forged);
        assertThat(new Links(key('b')).checkIdentityToken(CASE, token(), NOW)).isEqualTo(forged);
    }

    @Test
    void refusesATokenWithAnyBitChanged() {
        byte[] token = Base64.getUrlDecoder().decode(token());
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(links.checkIdentityToken(
                            CASE, Base64.getUrlEncoder().withoutPadding().encodeToString(changed), NOW))
                    .isEqualTo(new Links.Checked.Forged());
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(links.checkIdentityToken(CASE, "", NOW)).isEqualTo(new Links.Checked.Forged());
        assertThat(links.checkIdentityToken(CASE, "<script>", NOW)).isEqualTo(new Links.Checked.Forged());
    }

    @Test
    void aTokenForOnePurposeIsOfNoUseForAnother() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        String letter = links.letterToken(CASE, 3, tomorrow, SECRET);
        var forged = new Links.Checked.Forged();

        assertThat(links.checkLetterToken(CASE, 3, letter, NOW)).isEqualTo(new Links.Checked.Valid(Links.hash(SECRET)));
        assertThat(links.checkLetterToken(CASE, 3, letter, tomorrow.plusSeconds(1)))
                .isEqualTo(new Links.Checked.Expired(tomorrow));
        assertThat(links.checkLetterToken(CASE, 4, letter, NOW)).isEqualTo(forged);
        assertThat(links.checkLetterToken("2B4T-7K3M-9QXD", 3, letter, NOW)).isEqualTo(forged);
        assertThat(links.checkIdentityToken(CASE, letter, NOW)).isEqualTo(forged);
        assertThat(links.checkLetterToken(CASE, 3, token(), NOW)).isEqualTo(forged);
    }

    @Test
    void theTokenOfAMachineOpensNoPageAndThatOfAPageNoAddressOfAMachine() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        String callback = links.callbackToken(CASE, 3, tomorrow, SECRET);
        String letter = links.letterToken(CASE, 3, tomorrow, SECRET);
        var forged = new Links.Checked.Forged();

        assertThat(links.checkCallbackToken(CASE, 3, callback, NOW))
                .isEqualTo(new Links.Checked.Valid(Links.hash(SECRET)));
        assertThat(links.checkCallbackToken(CASE, 4, callback, NOW)).isEqualTo(forged);
        assertThat(links.checkLetterToken(CASE, 3, callback, NOW)).isEqualTo(forged);
        assertThat(links.checkCallbackToken(CASE, 3, letter, NOW)).isEqualTo(forged);
    }

    @Test
    void opensTheStatusPageOfItsOwnCaseOnly() {
        String secret = links.statusSecret(CASE);
        assertThat(links.isStatusSecret(CASE, secret)).isTrue();
        assertThat(links.isStatusSecret("2B4T-7K3M-9QXD", secret)).isFalse();
        assertThat(links.isStatusSecret(CASE, "")).isFalse();
        assertThat(new Links(key('b')).isStatusSecret(CASE, secret)).isFalse();
    }

    @Test
    void refusesAWeakKeyWithoutRepeatingIt() {
        assertThatThrownBy(() -> new Links("c2hvcnQ="))
                .hasMessageContaining("at least 32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> new Links("not base64!")).hasMessageNotContaining("not base64!");
    }

    private String token() {
        return links.identityToken(CASE, NOW.plus(Duration.ofDays(1)), SECRET);
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
