package dev.rightsflow.schemas.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "070-123 45 67, +46701234567",
        "0701234567, +46701234567",
        "+46 70 123 45 67, +46701234567",
        "0046 70 123 45 67, +46701234567",
        "+46 (0)70-123 45 67, +46701234567",
        "070–123 45 67, +46701234567",
        "08-465 004 04, +46846500404",
        "+49 30 901820, +4930901820"
    })
    void readsANumberHoweverItIsWritten(String text, String e164) {
        assertThat(Phone.parse(text, "SE")).contains(new Phone(e164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "070", "070-123", "12345678901234567890", "ring mig", "+999 123 456"})
    void refusesWhatNobodyCanDial(String text) {
        assertThat(Phone.parse(text, "SE")).isEmpty();
    }

    @RepeatedTest(5)
    void readsBackEveryMobileNumberInAnyGrouping(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 200; i++) {
            String digits = "7" + "02369".charAt(random.nextInt(5)) + "%07d".formatted(random.nextInt(10_000_000));
            StringBuilder written = new StringBuilder("0");
            digits.chars()
                    .forEach(c -> written.append((char) c)
                            .append(random.nextInt(3) == 0 ? " -/".charAt(random.nextInt(3)) : ""));
            Phone.parse("0" + digits, "SE")
                    .ifPresent(phone -> assertThat(Phone.parse(written.toString(), "SE"))
                            .as("seed %d", repetition.getCurrentRepetition())
                            .contains(phone)
                            .contains(new Phone("+46" + digits)));
        }
    }

    @Test
    void neverShowsTheNumberInALog() {
        assertThat(new Phone("+46701234567")).hasToString("Phone[]");
    }
}
