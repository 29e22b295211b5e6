package dev.rightsflow.schemas.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownByTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

    @ParameterizedTest
    @CsvSource({
        "email,             ' Astrid.Lind@EXAMPLE.com ', Astrid.Lind@example.com",
        "phone,             070-123 45 67,               +46701234567",
        "phone,             +46 (0)70-123 45 67,         +46701234567",
        "nationalId,        811228-9874,                 198112289874",
        "nationalId,        19811228-9874,               198112289874",
        "customerNumber,    ' K-4711 ',                  K-4711",
        "analyticsClientId, GA1.2.1793500042.1761900001, 1793500042.1761900001"
    })
    void hasOneFormHoweverItIsWritten(String type, String text, String value) {
        assertThat(KnownBy.read(type, text, "SE", TODAY)).contains(new KnownBy(type, value));
    }

    @ParameterizedTest
    @CsvSource({
        "email,          astrid.lind",
        "phone,          saknas",
        "nationalId,     811228-9875",
        "customerNumber, ' '",
        "name,           Astrid Lind",
        "shoeSize,       38"
    })
    void isNothingThatIdentifiesNobody(String type, String text) {
        assertThat(KnownBy.read(type, text, "SE", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kundnummer 4711", "Kundnummer: 4711", "customer number 4711", "customerNumber: 4711"})
    void isACustomerNumberWhereTheLineSaysSo(String line) {
        assertThat(KnownBy.readings(line, "SE", TODAY)).containsExactly(new KnownBy("customerNumber", "4711"));
    }

    @Test
    void showsNoValue() {
        assertThat(new KnownBy("phone", "+46701234567")).hasToString("KnownBy[phone]");
    }
}
