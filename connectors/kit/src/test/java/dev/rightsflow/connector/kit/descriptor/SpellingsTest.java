package dev.rightsflow.connector.kit.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingsTest {

    @Test
    void writesAPersonsNumberWithAndWithoutCenturyAndDash() {
        assertThat(Spellings.ofNationalId("198112289874"))
                .containsExactly("198112289874", "19811228-9874", "8112289874", "811228-9874", "811228+9874");
    }

    @Test
    void writesAnOrganisationsNumberWithAndWithoutItsCentury() {
        assertThat(Spellings.ofNationalId("5567140503"))
                .containsExactly("165567140503", "16556714-0503", "5567140503", "556714-0503");
    }

    @Test
    void leavesTheDigitsOfAPhoneNumberAsTheyAreDialled() {
        assertThat(Spellings.digitsOfPhone("+46701234567"))
                .containsExactly("46701234567", "0046701234567", "0701234567");
    }
}
