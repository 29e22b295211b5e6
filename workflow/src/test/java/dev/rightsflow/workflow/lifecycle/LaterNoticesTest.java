package dev.rightsflow.workflow.lifecycle;

import static dev.rightsflow.workflow.lifecycle.WrittenNoticesTest.fire;
import static dev.rightsflow.workflow.lifecycle.WrittenNoticesTest.mail;
import static dev.rightsflow.workflow.lifecycle.WrittenNoticesTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people read of what is kept: in the answer, and when the day has come. */
class LaterNoticesTest {

    private static final String COMPLAINT = "Box 8114";
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item OLD = new Item("invoicing", "invoice", LocalDate.parse("2020-03-01"), 2);
    private static final Item FRESH = new Item("invoicing", "invoice", LocalDate.parse("2025-03-01"), 3);
    private static final Item UNDATED = new Item("invoicing", "invoice", null, 4);

    @Test
    void eachDeferredErasureTellsOfItsOwnAndOfWhatStays() {
        DecidedCase it = answered(OLD, FRESH);
        fire(it, "DEFERRED_ERASURE");
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(write(it, NoticeKind.DEFERRED_ERASURE_DONE, Map.of()))
                .contains("Fakturor (2 st): raderat", "måste vi fortfarande spara", "31 december 2032")
                .contains("bokföringslagen", COMPLAINT)
                .doesNotContain("Kontaktuppgifter", "inget kvar");
        it.ended();

        fire(it, "DEFERRED_ERASURE");
        it.finished(Action.ERASE, Outcome.ERASED);
        assertThat(write(it, NoticeKind.DEFERRED_ERASURE_DONE, Map.of()))
                .contains("Fakturor (3 st): raderat", "inget kvar")
                .doesNotContain("(2 st)", "fortfarande spara");
    }

    @Test
    void whatCouldNotBeErasedOnItsDayIsNotForgotten() {
        DecidedCase it = answered(OLD);
        fire(it, "DEFERRED_ERASURE");
        it.finished(Action.ERASE, Outcome.FAILED);

        assertThat(write(it, NoticeKind.DEFERRED_ERASURE_DONE, Map.of()))
                .contains("Det här har vi inte raderat", "Fakturor (2 st)", COMPLAINT)
                .doesNotContain("inget kvar", "Det här är raderat");
    }

    @Test
    void whatAPersonDeclinesOnItsDayIsToldToo() {
        Item note = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
        DecidedCase it = DecidedCase.of(Right.ERASURE, "customer").identified();
        it.ask(new Input.HoldPlaced("anna", hold(HoldType.LEGAL_HOLD, "recruitment")));
        Item application = new Item("recruitment", "application", LocalDate.parse("2018-05-01"), 1);
        Item undated = new Item("recruitment", "interview-note", null, 1);
        it.located(Map.of("crm", List.of(note), "recruitment", List.of(application, undated)))
                .finished(Action.ERASE, Outcome.ERASED)
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .ended();
        it.ask(new Input.HoldReleased("anna", "H1"));
        assertThat(it.current().referred()).isNotEmpty();
        it.ask(new Input.PlanAmended(
                "anna",
                it.current().referred().stream()
                        .map(refer -> new Judgement(refer.item(), refer.reason(), Judgement.Choice.DECLINE, null))
                        .toList(),
                "D1"));
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(write(it, NoticeKind.DEFERRED_ERASURE_DONE, Map.of()))
                .contains("Det här har vi inte raderat", "Anteckningar från intervjuer (1 st)", "Så här är det.")
                .doesNotContain("inget kvar");
    }

    /** It is found only through what is kept; with that it goes, in a second round. */
    @Test
    void whatWasErasedInTheEndIsNotToldAsLeftUndone() {
        Item ancient = new Item("invoicing", "invoice", LocalDate.parse("2012-03-01"), 1);
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(ancient, OLD)));
        it.finished(Action.ERASE, Outcome.RETAINED)
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .ended();
        fire(it, "DEFERRED_ERASURE");
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(it.current().tasksTo(Action.ERASE)).hasSize(2);
        assertThat(it.current().effects().flatMap(task -> Results.leftUndone(it.current(), task)))
                .isEmpty();
        assertThat(write(it, NoticeKind.DEFERRED_ERASURE_DONE, Map.of()))
                .contains("Fakturor (3 st): raderat", "inget kvar")
                .doesNotContain("inte raderat");
    }

    @Test
    void onTheDayNobodyIsAskedAgainForADateThatTheyHaveLookedUp() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("invoicing", List.of(UNDATED)));
        it.ask(new Input.PlanAmended(
                "anna",
                List.of(new Judgement(
                        UNDATED, Reason.RECORD_DATE_MISSING, Judgement.Choice.KEEP, LocalDate.parse("2020-03-01"))),
                "D1"));
        it.ask(new Input.PlanApproved("anna"));
        it.finished(Action.RESTRICT, Outcome.RESTRICTED).ended();

        fire(it, "DEFERRED_ERASURE");

        assertThat(it.current().referred()).isEmpty();
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(UNDATED));
    }

    @Test
    void aHoldThatComesWhileTheCaseIsOpenStandsInTheAnswer() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(FRESH)));
        it.ask(new Input.HoldPlaced("anna", hold(HoldType.LEGAL_HOLD, "invoicing")));
        it.finished(Action.ERASE, Outcome.ERASED)
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("GDPR 17(3)(e)", "1 juni 2040")
                .doesNotContain("31 december 2032");
    }

    @Test
    void whoeverMayNotHaveItCorrectedIsNotPromisedThatItIsErased() {
        DecidedCase it = DecidedCase.of(Right.RECTIFICATION).identified();
        it.ask(new Input.HoldPlaced("anna", hold(HoldType.DECISION_BASIS, "crm")));
        it.located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(FRESH)))
                .finished(Action.RECTIFY, Outcome.RECTIFIED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("Det här får vi inte ändra", "1 juni 2040", "hör av dig då", COMPLAINT)
                .doesNotContain("raderar", "raderats", "låsa");
    }

    @Test
    void theEndOfARestrictionAfterAnObjectionPromisesThatItsUseStaysStopped() {
        DecidedCase it = DecidedCase.of(Right.OBJECTION)
                .identified()
                .located(Map.of("invoicing", List.of(FRESH)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED);
        it.ask(new Input.PlanAmended(
                "anna",
                List.of(new Judgement(FRESH, Reason.INTERESTS_TO_BE_WEIGHED, Judgement.Choice.GRANT, null)),
                "D1"));
        it.ask(new Input.PlanApproved("anna"));
        it.ended();

        assertThat(write(it, NoticeKind.RESTRICTION_ENDING, Map.of()))
                .contains("stoppat även i fortsättningen")
                .doesNotContain("samma sätt som förut");
    }

    @Test
    void anExtractAccountsForWhatItLacks() {
        Item message = new Item("support", "message", LocalDate.parse("2025-05-01"), 2);
        DecidedCase it = DecidedCase.under(
                        ShippedPolicy.replaced(
                                ShippedPolicy.text(), "\n  support:", "connection: planned", "connection: running"),
                        new InMemoryPolicyArchive(),
                        Right.ACCESS)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(FRESH), "support", List.of(message)));
        it.ask(new Input.PlanAmended(
                "anna", List.of(new Judgement(message, Reason.THIRD_PERSONS, Judgement.Choice.GRANT, null)), "D1"));
        it.ask(new Input.PlanApproved("bo"));
        report(it, "crm", Outcome.DISCLOSED, null);
        report(it, "invoicing", Outcome.FAILED, null);
        report(it, "support", Outcome.NOT_APPLICABLE, "UNSUPPORTED");
        it.ask(new Input.TaskSettled(
                "anna",
                it.open(Action.DISCLOSE).getFirst().commandId(),
                List.of(),
                List.of(new ItemOutcome(message, Outcome.DISCLOSED, null)),
                null));

        String answer = mail(it, NoticeKind.ANSWER, Map.of(), List.of(WrittenNoticesTest.extract("crm", "contact")))
                .text();

        assertThat(answer)
                .contains("Fakturering – Fakturor (3): Vi har inte kunnat utföra")
                .contains("Supportärenden och brevlåda – E-post (2): Vi lämnar ut uppgifterna till dig för sig")
                .contains("E-post – Supportärenden och brevlåda");
    }

    @Test
    void aRefusalForWantOfReachSaysOfEachItemWhy() {
        DecidedCase it = DecidedCase.of(Right.PORTABILITY).identified().located(Map.of("invoicing", List.of(FRESH)));

        assertThat(write(it, NoticeKind.ANSWER, Map.of()))
                .contains("Fakturering – Fakturor (3): Uppgifterna har inte lämnats av dig själv.");
    }

    @Test
    void whoeverIsNotBelievedReadsWhy() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        it.ask(new Input.IdentityRejectedByStaff("anna", "D1"));

        assertThat(write(it, NoticeKind.ANSWER, Map.of())).contains("kommer från dig: Så här är det.");
    }

    private static void report(DecidedCase it, String system, Outcome outcome, @Nullable String reason) {
        it.open(Action.DISCLOSE).stream()
                .filter(task -> task.system().equals(system))
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                task.items().stream()
                                        .map(item -> new ItemOutcome(item, outcome, reason))
                                        .toList())));
    }

    private static DecidedCase answered(Item... invoices) {
        return DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(invoices)))
                .finished(Action.ERASE, Outcome.ERASED)
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .ended();
    }

    private static Hold hold(HoldType type, String system) {
        return new Hold(
                "H1",
                type,
                "GDPR 17(3)(e)",
                null,
                new Scope(system, null, null, null),
                null,
                LocalDate.parse("2040-06-01"),
                LocalDate.parse("2027-06-01"),
                true);
    }
}
