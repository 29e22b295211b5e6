package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestChecksTest {

    private final RequestChecks checks =
            new RequestChecks(Examples.properties(), Clock.fixed(Examples.NOW, java.time.ZoneOffset.UTC));

    @Test
    void bringsIdentifiersIntoTheirCanonicalForm() {
        CheckedRequest checked = check(Map.of(
                Field.RIGHT, "ERASURE",
                Field.RELATION, "customer",
                Field.LANGUAGE, "en",
                Field.NAME, "  Åsa Öberg ",
                Field.EMAIL, " Asa@Example.ORG ",
                Field.PHONE, "070-123 45 67",
                Field.NATIONAL_ID, "811228–9874",
                Field.MESSAGE, "Rad 1\nRad 2"));

        assertThat(checked)
                .isEqualTo(new CheckedRequest.Sound(
                        Right.ERASURE,
                        "customer",
                        "en",
                        SubjectDetails.newBuilder()
                                .setName("Åsa Öberg")
                                .setEmail("Asa@example.org")
                                .setPhone("+46701234567")
                                .setNationalId("198112289874")
                                .setMessage("Rad 1\nRad 2")
                                .build()));
        assertThat(checked).hasToString("Sound[ERASURE, customer, en]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1793500042.1761900001", "GA1.2.1793500042.1761900001", " GA1.1.1793500042.1761900001 "})
    void takesTheClientIdOutOfTheCookie(String written) {
        CheckedRequest checked = check(Map.of(
                Field.RIGHT, "ERASURE",
                Field.RELATION, "customer",
                Field.EMAIL, "anna@example.org",
                Field.ANALYTICS_CLIENT_ID, written));

        assertThat(checked)
                .isInstanceOfSatisfying(
                        CheckedRequest.Sound.class,
                        sound -> assertThat(sound.subject().getIdentifiers())
                                .containsExactly(Map.entry("analyticsClientId", "1793500042.1761900001")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GA1.2.", "abc.def", "1793500042", "1.2\"}", "GS1.1.1793500042.1761900001.x"})
    void refusesWhatIsNoClientId(String written) {
        assertThat(check(Map.of(
                        Field.RIGHT, "ERASURE",
                        Field.RELATION, "customer",
                        Field.EMAIL, "anna@example.org",
                        Field.ANALYTICS_CLIENT_ID, written)))
                .isInstanceOfSatisfying(
                        CheckedRequest.Faulty.class,
                        faulty -> assertThat(faulty.bad())
                                .extracting(BadField::field)
                                .containsExactly("identity.analyticsClientId"));
    }

    @Test
    void namesEveryBadFieldInTheOrderOfTheForm() {
        assertThat(check(Map.of(
                        Field.RIGHT, "FORGET_ME",
                        Field.RELATION, "cousin",
                        Field.LANGUAGE, "tlh",
                        Field.EMAIL, "anna at home",
                        Field.PHONE, "12",
                        Field.NATIONAL_ID, "811228-9873",
                        Field.NAME, "A".repeat(201),
                        Field.MESSAGE, "a\u0000b")))
                .isInstanceOfSatisfying(
                        CheckedRequest.Faulty.class,
                        faulty -> assertThat(faulty.bad())
                                .extracting(BadField::field)
                                .containsExactly(
                                        "right",
                                        "relation",
                                        "identity.email",
                                        "identity.name",
                                        "identity.phone",
                                        "identity.nationalId",
                                        "message",
                                        "language"));
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(faults(Map.of()))
                .containsExactly("right:right-missing", "relation:relation-missing", "identity:identity-missing");
        assertThat(faults(Map.of(Field.RIGHT, "  ", Field.EMAIL, "\u00A0\n")))
                .containsExactly("right:right-missing", "relation:relation-missing", "identity:identity-missing");
    }

    @Test
    void needsMailInTheFormAndAnyIdentifierElsewhere() {
        Map<Field, String> byPhone = with(Field.PHONE, "0701234567");
        Map<Field, String> byNumber = with(Field.NATIONAL_ID, "8112289874");

        assertThat(check(byPhone)).isInstanceOf(CheckedRequest.Sound.class);
        assertThat(check(byNumber)).isInstanceOf(CheckedRequest.Sound.class);
        assertThat(faults(checks.check(byPhone, List.of(), true, Examples.announced())))
                .containsExactly("identity.email:email-missing");
    }

    @Test
    void judgesAFieldOnceOnly() {
        assertThat(faults(checks.check(
                        Map.of(Field.RELATION, "customer", Field.RIGHT, "ERASURE"),
                        List.of(BadField.of("identity.email", "text"), BadField.of("urgent", "unknown")),
                        false,
                        Examples.announced())))
                .containsExactly("identity.email:text", "urgent:unknown");
    }

    @Test
    void takesCorrectionsForARectificationOnly() {
        Map<Field, String> corrected = with(Field.CORRECT_EMAIL, " Ny@Example.ORG ");
        corrected.put(Field.EMAIL, "anna@example.org");

        assertThat(faults(corrected)).containsExactly("corrections.email:corrections-unwanted");

        corrected.put(Field.RIGHT, "RECTIFICATION");
        assertThat(check(corrected))
                .isInstanceOfSatisfying(
                        CheckedRequest.Sound.class,
                        sound -> assertThat(sound.subject().getCorrections())
                                .isEqualTo(Map.of("email", "Ny@example.org")));

        corrected.put(Field.CORRECT_EMAIL, "nowhere");
        assertThat(faults(corrected)).containsExactly("corrections.email:email");

        corrected.remove(Field.CORRECT_EMAIL);
        assertThat(faults(corrected)).containsExactly("corrections:corrections-missing");
    }

    @Test
    void answersInTheControllersOwnLanguageWhenNoneIsAskedFor() {
        assertThat(check(with(Field.EMAIL, "anna@example.org")))
                .isInstanceOfSatisfying(
                        CheckedRequest.Sound.class,
                        sound -> assertThat(sound.language()).isEqualTo("sv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u202Eb", "a\u2066b", "a\uFEFFb", "a\uD800b", "a\u0085b"})
    void refusesWhatCannotBeSeenInAnyField(String text) {
        for (Field field : Field.values()) {
            assertThat(faults(with(field, text))).contains(field.path() + ":unprintable");
        }
    }

    @Test
    void takesLinesWhereTheyBelong() {
        Map<Field, String> input = with(Field.MESSAGE, "a\r\nb\tc");
        input.put(Field.EMAIL, "anna@example.org");
        assertThat(check(input)).isInstanceOf(CheckedRequest.Sound.class);

        input.put(Field.NAME, "Anna\nBcc: someone");
        assertThat(faults(input)).containsExactly("identity.name:unprintable");
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void refusesWhatIsTooLong(Field field) {
        assertThat(faults(with(field, "x".repeat(field.longest() + 1)))).contains(field.path() + ":too-long");
    }

    @Test
    void takesEmojiAndNamesOfTheWholeWorld() {
        for (String name : List.of("Nguyễn Thị Minh Khai", "محمد", "O’Neill-Åkesson", "👩‍👩‍👧", "李小龙")) {
            Map<Field, String> input = with(Field.NAME, name);
            input.put(Field.EMAIL, "anna@example.org");
            assertThat(check(input)).isInstanceOf(CheckedRequest.Sound.class);
        }
    }

    @Test
    void checksAnAnswerAsAMessage() {
        assertThat(RequestChecks.checkAnswer("Ja.\nDet är jag.")).isEmpty();
        assertThat(RequestChecks.checkAnswer(" \n")).contains(BadField.of("answer", "answer-missing"));
        assertThat(RequestChecks.checkAnswer("x".repeat(4_001))).contains(BadField.of("answer", "too-long", 4_000));
    }

    private static Map<Field, String> with(Field field, String text) {
        Map<Field, String> input = new EnumMap<>(Map.of(Field.RIGHT, "ERASURE", Field.RELATION, "customer"));
        input.put(field, text);
        return input;
    }

    private CheckedRequest check(Map<Field, String> input) {
        return checks.check(input, List.of(), false, Examples.announced());
    }

    private List<String> faults(Map<Field, String> input) {
        return faults(check(input));
    }

    private static List<String> faults(CheckedRequest checked) {
        return checked instanceof CheckedRequest.Faulty faulty
                ? faulty.bad().stream()
                        .map(fault -> fault.field() + ":" + fault.reason())
                        .toList()
                : List.of();
    }
}
