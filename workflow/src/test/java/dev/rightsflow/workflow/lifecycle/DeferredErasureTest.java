package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is kept today is owed to the person on its day; what was never granted is not. */
class DeferredErasureTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);
    private static final Item APPLICATION = new Item("recruitment", "application", LocalDate.parse("2020-05-01"), 1);
    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);

    @Test
    void nothingIsErasedLaterForAPersonWhoWithdrew() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(INVOICE)));
        it.ask(new Input.Withdrawn());
        it.open(Action.ERASE).forEach(task -> it.report(task, new Input.Report.Cancelled()));
        it.open(Action.RESTRICT).forEach(task -> it.report(task, new Input.Report.Cancelled()));
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(it.current().timers()).containsOnlyKeys("CASE_RETENTION");
    }

    @Test
    void releasingAHoldErasesNothingForAPersonWhoWithdrew() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT), "recruitment", List.of(APPLICATION)));
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.report(it.open(Action.ERASE).getFirst(), new Input.Report.Cancelled());
        it.ask(new Input.Withdrawn());
        it.open(Action.ERASE).forEach(task -> it.report(task, new Input.Report.Cancelled()));
        it.open(Action.RESTRICT).forEach(task -> it.report(task, new Input.Report.Cancelled()));
        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(it.current().kept()).isNotEmpty();

        it.ask(new Input.HoldReleased("anna", "H1"));

        assertThat(it.open(Action.ERASE)).isEmpty();
    }

    @Test
    void aPersonApprovesAlsoAPlanThatKeepsNowAndErasesLater() {
        DecidedCase it = DecidedCase.of(Right.CONSENT_WITHDRAWAL);
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.located(Map.of("newsletter", List.of(SUBSCRIPTION)));

        assertThat(it.current().kept()).isNotEmpty();
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);
    }

    @Test
    void theCaseKnowsItsPersonForAsLongAsABackupMayBringBackWhatItErased() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.located(Map.of("crm", List.of(CONTACT))).ended();
        Instant due = Objects.requireNonNull(it.current().timers().get("CASE_RETENTION"));
        it.now = due.minusSeconds(3600);
        it.ask(new Input.HoldReleased("anna", "H1"));
        it.finished(Action.ERASE, Outcome.ERASED).ended();
        it.now = due;
        it.ask(new Input.TimerFired("CASE_RETENTION", due));

        assertThat(it.current().isForgotten()).isFalse();
        Instant later = Objects.requireNonNull(it.current().timers().get("CASE_RETENTION"));
        it.now = later;
        it.ask(new Input.TimerFired("CASE_RETENTION", later));
        assertThat(it.current().isForgotten()).isTrue();
    }

    @Test
    void theCaseKeepsItsOwnDataForAsLongAsItHasSomethingToEraseElsewhere() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.located(Map.of("crm", List.of(CONTACT))).ended();
        Instant due = Objects.requireNonNull(it.current().timers().get("CASE_RETENTION"));
        it.now = due;
        it.ask(new Input.TimerFired("CASE_RETENTION", due));

        assertThat(it.current().timers()).containsKey("CASE_RETENTION");
        it.ask(new Input.HoldReleased("anna", "H1"));
        assertThat(it.open(Action.ERASE)).isNotEmpty();
    }
}
