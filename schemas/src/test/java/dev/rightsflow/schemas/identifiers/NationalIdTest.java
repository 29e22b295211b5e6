package dev.rightsflow.schemas.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.identifiers.NationalId.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "811228-9874, PERSON, 198112289874",
        "850709-9805, PERSON, 198507099805",
        "701063-2391, COORDINATION, 197010632391",
        "212000-0142, ORGANISATION, 2120000142",
        "556714–0503, ORGANISATION, 5567140503"
    })
    void readsOfficialNumbers(String text, Kind kind, String digits) {
        assertThat(NationalId.parse(text, TODAY)).contains(new NationalId(kind, digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8112289874",
                "198112289874",
                "19811228-9874",
                " 811228 9874 ",
                "811228\u20109874",
                "811228\u20119874",
                "811228\u20129874",
                "811228\u20139874",
                "811228\u20149874",
                "811228\u20159874",
                "811228\u22129874",
                "811228\u00AD9874",
                "811228\uFE589874",
                "811228\uFE639874",
                "811228\uFF0D9874",
                "811228\u00A0-\u00A09874",
                "811228-9874\u200B",
                "８１１２２８－９８７４"
            })
    void readsANumberHoweverItIsWritten(String text) {
        assertThat(NationalId.parse(text, TODAY)).contains(new NationalId(Kind.PERSON, "198112289874"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2120000142", "162120000142", "16212000-0142", "212000−0142"})
    void readsAnOrganisationWithAndWithoutItsCentury(String text) {
        assertThat(NationalId.parse(text, TODAY)).contains(new NationalId(Kind.ORGANISATION, "2120000142"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "811228-9873",
                "811328-9874",
                "811228--9874",
                "8112-289874",
                "1811228-9874",
                "811228-98745",
                "811228-987",
                "81122B-9874",
                "192120000142",
                "212000+0142",
                "168112289874",
                "namn@exempel.se"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(NationalId.parse(text, TODAY)).isEmpty();
    }

    @Test
    void refusesADateThatNeverWas() {
        assertThat(NationalId.parse(withCheckDigit("810230987"), TODAY)).isEmpty();
        assertThat(NationalId.parse(withCheckDigit("810229987"), TODAY)).isEmpty();
        assertThat(NationalId.parse(withCheckDigit("800229987"), TODAY)).isPresent();
        assertThat(NationalId.parse(withCheckDigit("811292987"), TODAY)).isEmpty();
        assertThat(NationalId.parse(withCheckDigit("811260987"), TODAY)).isEmpty();
        assertThat(NationalId.parse(withCheckDigit("811228000"), TODAY)).isEmpty();
    }

    @Test
    void takesTheCenturyFromTheSign() {
        String ten = withCheckDigit("121212121");
        String plus = ten.substring(0, 6) + "+" + ten.substring(6);

        assertThat(digits(ten)).contains("2012" + ten.substring(2));
        assertThat(digits(plus)).contains("1912" + ten.substring(2));
        assertThat(digits("19" + plus)).contains("1912" + ten.substring(2));
        assertThat(digits("20" + plus)).isEmpty();
    }

    @Test
    void takesSomebodyBornLaterThisYearForBornACenturyAgo() {
        String tomorrow = withCheckDigit("261123123");
        String today = withCheckDigit("261122123");

        assertThat(digits(tomorrow)).contains("1926" + tomorrow.substring(2));
        assertThat(digits("20" + tomorrow)).isEmpty();
        assertThat(digits(today)).contains("2026" + today.substring(2));
        assertThat(digits(today.substring(0, 6) + "+" + today.substring(6))).contains("1926" + today.substring(2));
    }

    @Test
    void findsTheCenturyThatHad29February() {
        // 1900 was no leap year and 2000 was.
        String ten = withCheckDigit("000229123");

        assertThat(digits(ten)).contains("2000" + ten.substring(2));
        assertThat(digits("19" + ten)).isEmpty();
    }

    @RepeatedTest(20)
    void readsBackEveryWayToWriteAnyNumber(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            LocalDate born = TODAY.minusDays(random.nextInt(150 * 365));
            boolean coordination = random.nextInt(4) == 0;
            int day = born.getDayOfMonth() + (coordination ? 60 : 0);
            String ten = withCheckDigit("%02d%02d%02d%03d"
                    .formatted(born.getYear() % 100, born.getMonthValue(), day, 1 + random.nextInt(999)));
            String twelve = born.getYear() / 100 + ten;
            boolean plus = TODAY.getYear() - born.getYear() >= 100;
            NationalId expected = new NationalId(coordination ? Kind.COORDINATION : Kind.PERSON, twelve);

            assertThat(NationalId.parse(twelve, TODAY)).as("seed %d", seed).contains(expected);
            assertThat(NationalId.parse(ten.substring(0, 6) + (plus ? "+" : "-") + ten.substring(6), TODAY))
                    .as("seed %d", seed)
                    .contains(expected);
            assertThat(NationalId.parse(changedInOnePlace(twelve, 2, random), TODAY))
                    .as("seed %d: Luhn finds any single wrong digit", seed)
                    .isEmpty();
        }
    }

    @RepeatedTest(20)
    void readsWhatItWroteAndNeverFails(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 500; i++) {
            String noise = random.ints(random.nextInt(16), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            NationalId.parse(noise, TODAY);
            String ten = "%010d".formatted(random.nextLong(10_000_000_000L));
            NationalId.parse(ten, TODAY)
                    .ifPresent(id -> assertThat(NationalId.parse(id.digits(), TODAY))
                            .as("seed %d", repetition.getCurrentRepetition())
                            .contains(id));
        }
    }

    @Test
    void neverShowsTheNumberInALog() {
        assertThat(NationalId.parse("811228-9874", TODAY).orElseThrow()).hasToString("NationalId[PERSON]");
    }

    private static Optional<String> digits(String text) {
        return NationalId.parse(text, TODAY).map(NationalId::digits);
    }

    /** An independent reading of Luhn: a table of doubled digits instead of arithmetic. */
    private static String withCheckDigit(String nine) {
        int[] doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(i) - '0';
            sum += i % 2 == 0 ? doubled[digit] : digit;
        }
        return nine + (1000 - sum) % 10;
    }

    private static String changedInOnePlace(String digits, int from, Random random) {
        int at = from + random.nextInt(digits.length() - from);
        int changed = (digits.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
        return digits.substring(0, at) + changed + digits.substring(at + 1);
    }
}
