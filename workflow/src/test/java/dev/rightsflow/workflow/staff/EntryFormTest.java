package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.workflow.messaging.EnteredRequests;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What staff may enter for somebody, and what the case is told. */
class EntryFormTest {

    private static final Policy POLICY = ShippedPolicy.policy();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
    private static final LocalDate ARRIVED = LocalDate.parse("2026-11-02");

    @Test
    void aLetterKeepsTheDayOnWhichItCame() {
        EnteredRequests.Entered entered = letter(ARRIVED, "811228-9874").entered(POLICY, TODAY, "anna");

        assertThat(entered.receivedAt()).isEqualTo(Instant.parse("2026-11-01T23:00:00Z"));
        assertThat(POLICY.deadlines().day(entered.receivedAt())).isEqualTo(ARRIVED);
        assertThat(entered.channel()).isEqualTo(Channel.LETTER);
        assertThat(entered.by()).isEqualTo("anna");
    }

    @Test
    void spellsWhatItTakesAsTheFormDoes() {
        var subject =
                letter(ARRIVED, " 811228–9874 ").entered(POLICY, TODAY, "anna").subject();

        assertThat(subject.getNationalId()).isEqualTo("198112289874");
        assertThat(subject.getName()).isEqualTo("Greta Ström");
        assertThat(subject.getPostalAddress()).isEqualTo("Ångbåtsgatan 3\n352 30 Växjö");
        assertThat(subject.getEmail()).isNull();
        assertThat(subject.getIdentifiers()).isEmpty();
    }

    @Test
    void noLetterComesTomorrowAndNoneWaitedForYears() {
        assertThat(problems(letter(TODAY.plusDays(1), "811228-9874"))).isEqualTo(Map.of("receivedOn", "future"));
        assertThat(problems(letter(LocalDate.parse("2023-11-26"), "811228-9874")))
                .isEqualTo(Map.of("receivedOn", "past"));
        assertThat(problems(letter(null, "811228-9874"))).isEqualTo(Map.of("receivedOn", "day"));
        assertThat(problems(letter(TODAY, "811228-9874"))).isEmpty();
        assertThat(problems(letter(LocalDate.parse("2023-11-27"), "811228-9874")))
                .isEmpty();
    }

    @Test
    void asksForSomethingToFindThePersonBy() {
        assertThat(problems(letter(ARRIVED, null))).isEqualTo(Map.of("identity", "identity"));
        assertThat(problems(letter(ARRIVED, "811228-9875"))).isEqualTo(Map.of("nationalId", "nationalId"));
    }

    @Test
    void takesCorrectionsForARectificationOnly() {
        assertThat(problems(form(Right.RECTIFICATION, ARRIVED, "811228-9874", null)))
                .isEqualTo(Map.of("corrections", "corrections"));
        assertThat(problems(form(Right.ERASURE, ARRIVED, "811228-9874", "Greta Strömm")))
                .isEqualTo(Map.of("corrections", "corrections"));

        EntryForm rectification = form(Right.RECTIFICATION, ARRIVED, "811228-9874", "Greta Ström");
        assertThat(problems(rectification)).isEmpty();
        assertThat(rectification.entered(POLICY, TODAY, "anna").subject().getCorrections())
                .isEqualTo(Map.of("name", "Greta Ström"));
    }

    @Test
    void theSameFormIsTheSameCase() {
        EntryForm form = letter(ARRIVED, "811228-9874");

        assertThat(form.caseId()).isEqualTo(form.caseId());
        assertThat(form.caseId().text()).isEqualTo("7K3M-9QXD-2B4T");
    }

    @Test
    void saysNothingOfThePersonInALog() {
        assertThat(letter(ARRIVED, "811228-9874")).hasToString("EntryForm[7K3M-9QXD-2B4T]");
    }

    private static Map<String, String> problems(EntryForm form) {
        return form.problems(POLICY, TODAY);
    }

    private static EntryForm letter(@Nullable LocalDate receivedOn, @Nullable String nationalId) {
        return form(Right.ERASURE, receivedOn, nationalId, null);
    }

    private static EntryForm form(
            Right right, @Nullable LocalDate receivedOn, @Nullable String nationalId, @Nullable String correctName) {
        return new EntryForm(
                "7K3M-9QXD-2B4T",
                EntryForm.Way.LETTER,
                receivedOn,
                right,
                "customer",
                "sv",
                " Greta Ström ",
                "Ångbåtsgatan 3\n352 30 Växjö",
                null,
                null,
                nationalId,
                null,
                correctName,
                null,
                null,
                null,
                null);
    }
}
