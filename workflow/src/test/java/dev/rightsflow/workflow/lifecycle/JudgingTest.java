package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.assessment.Judgement.Choice;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What policy refers to a person is decided by a person: what was asked, as it was asked, and nothing else. */
class JudgingTest {

    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);
    private static final Item UNDATED = new Item("invoicing", "invoice", null, 2);

    @Test
    void anObjectionThatOutweighsOurInterestsIsCarriedOutOnceApproved() {
        DecidedCase it = objection();
        assertThat(it.open(Action.RESTRICT)).hasSize(1);
        assertThat(it.current().waitingFor()).contains("STAFF:ITEMS");

        it.ask(judged(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Choice.GRANT));
        it.ask(new Input.PlanApproved("anna"));

        assertThat(it.open(Action.SUPPRESS))
                .singleElement()
                .extracting(Task::items)
                .isEqualTo(List.of(INVOICE));
    }

    @Test
    void interestsThatOutweighAnObjectionEndItAndThePersonIsTold() {
        DecidedCase it = objection();

        it.ask(judged(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Choice.DECLINE));
        it.ask(new Input.PlanApproved("anna"));
        it.finished(Action.RESTRICT, Outcome.RESTRICTED).ended();

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertThat(Objects.requireNonNull(it.current().ending()).ground()).isEqualTo("DECLINED");
        assertThat(it.current().declined()).singleElement().satisfies(decline -> {
            assertThat(decline.item()).isEqualTo(INVOICE);
            assertThat(decline.statement()).isEqualTo("words");
        });
    }

    @Test
    void aRuleThatCountsFromADateThatSomebodyLookedUpKeepsTheItem() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(UNDATED)));

        it.ask(judged(UNDATED, Reason.RECORD_DATE_MISSING, Choice.KEEP, LocalDate.parse("2025-12-31")));

        assertThat(it.current().kept()).singleElement().satisfies(keep -> {
            assertThat(keep.item()).isEqualTo(UNDATED);
            assertThat(keep.until()).isEqualTo(LocalDate.parse("2032-12-31"));
            assertThat(keep.statute()).contains("bokföringslagen");
        });
    }

    @Test
    void noRuleKeepsARecordThatIsTooOldForIt() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(UNDATED)));

        assertThat(it.ask(judged(UNDATED, Reason.RECORD_DATE_MISSING, Choice.KEEP, LocalDate.parse("2010-12-31"))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("grant it instead"));
    }

    @Test
    void refusesWhatNobodyAskedAPersonAbout() {
        DecidedCase it = objection();
        Item other = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);

        assertThat(it.ask(judged(other, Reason.INTERESTS_TO_BE_WEIGHED, Choice.GRANT)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("look at the plan again"));
    }

    @Test
    void refusesAFormThatShowedAPlanOfYesterday() {
        DecidedCase it = objection();
        it.ask(new Input.PlanReturned("anna"));
        Item grown = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 3);
        it.located(Map.of("invoicing", List.of(grown)));

        assertThat(it.ask(judged(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Choice.DECLINE)))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().referred()).hasSize(1);
    }

    @Test
    void refusesAnAnswerThatTheLawDoesNotLeaveToAPerson() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(UNDATED)));

        assertThat(it.ask(judged(UNDATED, Reason.RECORD_DATE_MISSING, Choice.DECLINE)))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void refusesADecisionWithoutItsReasons() {
        DecidedCase it = objection();

        assertThat(it.ask(new Input.PlanAmended(
                        "anna",
                        List.of(new Judgement(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Choice.DECLINE, null)),
                        null)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("without words"));
    }

    @Test
    void nobodyDecidesAHoldAway() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(UNDATED)));
        it.registered.add(DecidedCase.hold("H1"));

        assertThat(it.ask(judged(UNDATED, Reason.RECORD_DATE_MISSING, Choice.GRANT)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("'H1' keeps"));
    }

    @Test
    void whatWasGrantedIsNotApprovedWhileSomethingElseWaits() {
        Item other = new Item("invoicing", "invoice", LocalDate.parse("2024-12-31"), 1);
        DecidedCase it =
                DecidedCase.of(Right.OBJECTION).identified().located(Map.of("invoicing", List.of(INVOICE, other)));
        it.ask(judged(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, Choice.GRANT));

        assertThat(it.ask(new Input.PlanApproved("anna"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().plan()).hasAtLeastOneElementOfType(Disposition.Refer.class);
    }

    private static DecidedCase objection() {
        return DecidedCase.of(Right.OBJECTION).identified().located(Map.of("invoicing", List.of(INVOICE)));
    }

    private static Input judged(Item item, Reason because, Choice choice) {
        return judged(item, because, choice, null);
    }

    private static Input judged(Item item, Reason because, Choice choice, @Nullable LocalDate newest) {
        return new Input.PlanAmended("anna", List.of(new Judgement(item, because, choice, newest)), "words");
    }
}
