package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A case is told of holds again and again, of reviews and releases, and always comes out right. */
class HoldingTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Instant REVIEW_MORNING = Instant.parse("2027-06-01T06:00:00Z");

    @Test
    void toldTwiceOfTheSameHoldItDoesNothingTheSecondTime() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("crm", List.of(CONTACT)));
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        assertThat(it.open(Action.CANCEL)).hasSize(1);

        assertThat(it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.open(Action.CANCEL)).hasSize(1);
    }

    @Test
    void aCorrectionUnderWayIsTakenBackToo() {
        DecidedCase it = DecidedCase.of(Right.RECTIFICATION).identified().located(Map.of("crm", List.of(CONTACT)));
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));

        assertThat(it.open(Action.CANCEL)).hasSize(1);
    }

    @Test
    void aReviewPutsTheReminderOff() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        assertThat(it.current().timers()).containsEntry("HOLD_REVIEW:H1", REVIEW_MORNING);

        it.ask(new Input.HoldPlaced("anna", reviewedUntil("2028-06-01")));

        assertThat(it.current().timers()).containsEntry("HOLD_REVIEW:H1", Instant.parse("2028-06-01T06:00:00Z"));
        assertThat(it.current().holds()).containsOnlyKeys("H1");
    }

    @Test
    void staffAreRemindedOfAReviewAndTheHoldKeepsUntilTheyHaveLooked() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.now = REVIEW_MORNING;

        assertThat(it.ask(new Input.TimerFired("HOLD_REVIEW:H1", REVIEW_MORNING)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .contains(new CaseEvent.HoldReviewDue("H1", LocalDate.parse("2027-06-01"))));
        it.located(Map.of("crm", List.of(CONTACT)));
        assertThat(it.current().kept()).hasSize(1);
    }

    @Test
    void aHoldOfTheRegistryThatKeepsSomethingIsTakenUpSoThatItsReleaseFindsTheCase() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.registered.add(DecidedCase.hold("H1"));
        it.located(Map.of("crm", List.of(CONTACT)));

        assertThat(it.current().holds()).containsOnlyKeys("H1");
    }

    @Test
    void aHoldThatTheCaseLearnedOfByItselfTakesBackWhatIsUnderWayToo() {
        Item subscription = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "newsletter", List.of(subscription)));
        it.registered.add(DecidedCase.hold("H2"));
        it.open(Action.ERASE).stream()
                .filter(task -> task.system().equals("crm"))
                .findFirst()
                .ifPresent(task -> it.report(task, new Input.Report.Cancelled()));

        assertThat(it.current().holds()).containsKey("H2");
        assertThat(it.open(Action.CANCEL)).extracting(Task::system).contains("newsletter");
    }

    @Test
    void aReleaseCountsAlsoWhereTheRegistryIsStillRememberedAsItWas() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.registered.add(DecidedCase.hold("H1"));
        it.located(Map.of("crm", List.of(CONTACT))).ended();
        assertThat(it.current().isClosed()).isTrue();

        it.ask(new Input.HoldReleased("bo", "H1"));

        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));
        assertThat(it.current().timers()).doesNotContainKey("HOLD_REVIEW:H1");
    }

    @Test
    void staffAreRemindedBeforeAReviewAsBeforeAnyOtherLimit() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        Instant twoWeeksBefore = Instant.parse("2027-05-18T06:00:00Z");
        assertThat(it.current().timers()).containsEntry("HOLD_REVIEW_NEAR:1:H1", twoWeeksBefore);

        it.now = twoWeeksBefore;
        assertThat(it.ask(new Input.TimerFired("HOLD_REVIEW_NEAR:1:H1", twoWeeksBefore)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .contains(new CaseEvent.HoldReviewDue("H1", LocalDate.parse("2027-06-01"))));

        it.ask(new Input.HoldReleased("bo", "H1"));
        assertThat(it.current().timers().keySet()).noneMatch(timer -> timer.endsWith(":H1"));
    }

    @Test
    void whatWaitsToBeErasedShowsTheDayOfAHoldThatIsPlacedAfterTheEnd() {
        DecidedCase it = keptInvoice();
        assertThat(untilOf(it)).isEqualTo("2032-12-31");

        it.ask(new Input.HoldPlaced("anna", until("H1", "2040-06-30")));

        assertThat(untilOf(it)).isEqualTo("2040-06-30");
        assertThat(it.current().timers()).containsEntry("DEFERRED_ERASURE", Instant.parse("2040-06-30T22:00:00Z"));
        it.ask(new Input.HoldReleased("bo", "H1"));
        assertThat(untilOf(it)).isEqualTo("2032-12-31");
        assertThat(it.current().timers()).containsEntry("DEFERRED_ERASURE", Instant.parse("2032-12-31T23:00:00Z"));
    }

    @Test
    void whatAHoldWithoutAnEndKeepsAfterTheEndWaitsForItsRelease() {
        DecidedCase it = keptInvoice();

        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));

        assertThat(it.current().kept()).extracting(keep -> keep.source()).containsExactly("H1");
        assertThat(it.current().timers()).containsKey("HOLD_REVIEW:H1").doesNotContainKey("DEFERRED_ERASURE");
    }

    /** The case is told so late that the hold was reviewed meanwhile: what it is told first has run out by then. */
    @Test
    void whatTheRegistryHoldsLongerThanTheCaseHasHeardIsKept() {
        DecidedCase it = keptInvoice();
        it.registered.add(until("H1", "2040-06-30"));
        it.now = Instant.parse("2033-01-03T10:00:00Z");

        it.ask(new Input.HoldPlaced("anna", until("H1", "2032-06-30")));

        assertThat(it.open(Action.ERASE)).isEmpty();
        assertThat(untilOf(it)).isEqualTo("2040-06-30");
    }

    private static DecidedCase keptInvoice() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of(
                        "invoicing", List.of(new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2))))
                .ended();
        assertThat(it.current().isClosed()).isTrue();
        return it;
    }

    private static String untilOf(DecidedCase it) {
        return String.valueOf(it.current().kept().getFirst().until());
    }

    private static Hold until(String id, String day) {
        return new Hold(
                id,
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                null,
                LocalDate.parse(day),
                null,
                true);
    }

    private static Hold reviewedUntil(String day) {
        return new Hold(
                "H1",
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                null,
                null,
                LocalDate.parse(day),
                true);
    }
}
