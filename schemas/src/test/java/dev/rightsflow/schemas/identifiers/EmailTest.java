package dev.rightsflow.schemas.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "anna.lindqvist@example.org, anna.lindqvist@example.org",
        "' Anna.Lindqvist@Example.ORG ', Anna.Lindqvist@example.org",
        "anna+privat@mail.example.se, anna+privat@mail.example.se",
        "o'neill@example.ie, o'neill@example.ie",
        "anna@räksmörgås.se, anna@xn--rksmrgs-5wao1o.se",
        "anna@example.museum, anna@example.museum"
    })
    void readsAnAddress(String text, String address) {
        assertThat(Email.parse(text)).contains(new Email(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "anna",
                "anna@",
                "@example.org",
                "anna@localhost",
                "anna@example",
                "anna@example..org",
                "anna@.example.org",
                "anna@-example.org",
                "anna@example.org.",
                "anna@127.0.0.1",
                "anna@[127.0.0.1]",
                "anna lindqvist@example.org",
                "anna@exam ple.org",
                "anna@@example.org",
                ".anna@example.org",
                "anna.@example.org",
                "an..na@example.org",
                "Anna <anna@example.org>",
                "anna@example.org, erik@example.org",
                "anna@example.org;erik@example.org",
                "\"anna\"@example.org",
                "anna(hem)@example.org",
                "anna@example.org\r\nBcc: erik@example.org",
                "anna\u0000@example.org"
            })
    void refusesWhatIsNoSingleMailbox(String text) {
        assertThat(Email.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsLongerThanMailAllows() {
        assertThat(Email.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(Email.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(Email.parse("a@" + "example.".repeat(32) + "org")).isEmpty();
        assertThat(Email.parse("a@" + "e".repeat(64) + ".org")).isEmpty();
    }

    @RepeatedTest(20)
    void readsWhatItWroteAndNeverFails(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 300; i++) {
            StringBuilder noise = new StringBuilder();
            random.ints(random.nextInt(24), 0, 0x250).forEach(noise::appendCodePoint);
            noise.insert(random.nextInt(noise.length() + 1), "a@b.se");
            Email.parse(noise.toString())
                    .ifPresent(email -> assertThat(Email.parse(email.address()))
                            .as("seed %d", repetition.getCurrentRepetition())
                            .contains(email));
        }
    }

    @Test
    void neverShowsTheAddressInALog() {
        assertThat(new Email("anna@example.org")).hasToString("Email[]");
    }
}
