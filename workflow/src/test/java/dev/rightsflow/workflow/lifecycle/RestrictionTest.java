package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Art 18: storage only, until the person has been told that it ends. */
class RestrictionTest {

    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 1);
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);

    @Test
    void isLiftedOnlyAfterThePersonWasTold() {
        DecidedCase it = restricted();
        it.ask(new Input.RestrictionEndedByStaff("anna", "D1"));

        assertThat(it.open(Action.NOTIFY))
                .singleElement()
                .satisfies(task -> assertThat(task.notice()).isEqualTo(NoticeKind.RESTRICTION_ENDING));
        assertThat(it.current().tasksTo(Action.LIFT_RESTRICTION)).isEmpty();
        Instant ends = Objects.requireNonNull(it.current().timers().get("RESTRICTION_ENDS"));
        assertThat(ends).isEqualTo(it.now.plus(Duration.ofDays(14)));

        it.now = ends;
        it.ask(new Input.TimerFired("RESTRICTION_ENDS", ends));

        assertThat(it.open(Action.LIFT_RESTRICTION))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));
    }

    @Test
    void tellsRecipientsOfItsBeginningAndOfItsEnd() {
        DecidedCase it = restricted();
        it.ask(new Input.RestrictionEndedByStaff("anna", "D1"));
        it.now = Objects.requireNonNull(it.current().timers().get("RESTRICTION_ENDS"));
        it.ask(new Input.TimerFired("RESTRICTION_ENDS", it.now));
        it.finished(Action.LIFT_RESTRICTION, Outcome.LIFTED);

        assertThat(it.current().letters().map(Task::letter))
                .containsExactly(
                        new Letter("upplysningscentralen", Action.RESTRICT),
                        new Letter("upplysningscentralen", Action.LIFT_RESTRICTION));
        assertThat(it.current().restricted()).isEmpty();
    }

    @Test
    void isNotEndedTwice() {
        DecidedCase it = restricted();
        it.ask(new Input.RestrictionEndedByStaff("anna", "D1"));

        assertThat(it.ask(new Input.RestrictionEndedByStaff("bo", "D2"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void beginsAtOnceWhereInterestsHaveToBeWeighed() {
        DecidedCase it = DecidedCase.of(Right.OBJECTION)
                .identified()
                .located(Map.of(
                        "invoicing", List.of(new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 1))));

        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);
        assertThat(it.open(Action.RESTRICT))
                .singleElement()
                .satisfies(task -> assertThat(task.system()).isEqualTo("invoicing"));
    }

    @Test
    void isToldToRecipientsWhileThePersonsReasonsAreStillBeingWeighed() {
        DecidedCase it = objection();

        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);
        assertThat(it.current().letters().map(Task::letter)).containsExactly(new Letter("accountant", Action.RESTRICT));
    }

    @Test
    void endsByItselfOnceThePersonWasToldThatTheirObjectionIsDeclined() {
        DecidedCase it = weighed(Judgement.Choice.DECLINE);

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertThat(it.open(Action.NOTIFY)).singleElement().satisfies(task -> {
            assertThat(task.notice()).isEqualTo(NoticeKind.RESTRICTION_ENDING);
            assertThat(task.statement()).isNull();
        });
        assertThat(it.ask(new Input.RestrictionEndedByStaff("anna", "D2"))).isInstanceOf(Verdict.Rejected.class);
        assertLiftedOnItsDay(it);
    }

    @Test
    void endsByItselfOnceTheUseThatWasObjectedToHasEnded() {
        DecidedCase it = weighed(Judgement.Choice.GRANT).finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        assertLiftedOnItsDay(it);
    }

    @Test
    void endsByItselfWhereThePersonTakesTheObjectionBack() {
        DecidedCase it = objection();
        it.ask(new Input.Withdrawn());
        it.finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(it.current().stage()).isEqualTo(Stage.WITHDRAWN);
        assertLiftedOnItsDay(it);
    }

    @Test
    void endsByItselfOnceAPersonHasReviewedAnAutomatedDecisionAndComeToTheSameConclusion() {
        String reviewing = ShippedPolicy.replaced(
                ShippedPolicy.text(),
                "\n  automated-decision-objection:",
                "legitimate-interests: applies",
                "legitimate-interests: human-review");
        DecidedCase it = DecidedCase.under(reviewing, new InMemoryPolicyArchive(), Right.AUTOMATED_DECISION_OBJECTION)
                .identified()
                .located(Map.of("invoicing", List.of(INVOICE)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED);
        assertThat(it.current().isRestricted(INVOICE)).isTrue();

        it.ask(new Input.PlanAmended(
                "anna", List.of(new Judgement(INVOICE, Reason.HUMAN_REVIEW, Judgement.Choice.DECLINE, null)), "D1"));
        it.ask(new Input.PlanApproved("anna"));
        it.finished(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertLiftedOnItsDay(it);
    }

    private static void assertLiftedOnItsDay(DecidedCase it) {
        assertThat(it.current().tasksTo(Action.LIFT_RESTRICTION)).isEmpty();
        it.now = Objects.requireNonNull(it.current().timers().get("RESTRICTION_ENDS"));
        it.ask(new Input.TimerFired("RESTRICTION_ENDS", it.now));

        assertThat(it.open(Action.LIFT_RESTRICTION))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(INVOICE));
        it.finished(Action.LIFT_RESTRICTION, Outcome.LIFTED);
        assertThat(it.current().restricted()).isEmpty();
    }

    private static DecidedCase weighed(Judgement.Choice choice) {
        DecidedCase it = objection();
        it.ask(new Input.PlanAmended(
                "anna", List.of(new Judgement(INVOICE, Reason.INTERESTS_TO_BE_WEIGHED, choice, null)), "D1"));
        it.ask(new Input.PlanApproved("anna"));
        return it.finished(Action.SUPPRESS, Outcome.SUPPRESSED).finished(Action.NOTIFY, Outcome.NOTIFIED);
    }

    private static DecidedCase objection() {
        return DecidedCase.of(Right.OBJECTION)
                .identified()
                .located(Map.of("invoicing", List.of(INVOICE)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED);
    }

    private static DecidedCase restricted() {
        DecidedCase it = DecidedCase.of(Right.RESTRICTION)
                .identified()
                .located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED)
                .ended();
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        return it;
    }
}
