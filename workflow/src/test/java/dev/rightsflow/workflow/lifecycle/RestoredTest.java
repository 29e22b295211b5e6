package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was erased does not come back with a backup: the system is told again what it has lost, and only that. */
class RestoredTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2018-06-30"), 1);

    @Test
    void anEndedCaseTellsARestoredSystemAgainUnderANewCommandAndStaysEnded() {
        DecidedCase it = erased();
        Instant before = it.now.minus(Duration.ofDays(1));
        assertThat(Restored.lost(it.current(), "crm", before)).hasSize(1);

        it.ask(new Input.SystemRestored("operator", "crm", before));

        assertThat(it.open(Action.ERASE)).singleElement().satisfies(again -> {
            assertThat(again.commandId()).endsWith("crm:ERASE:2");
            assertThat(again.items()).containsExactly(CONTACT);
            assertThat(again.isReplay()).isTrue();
        });
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(it.current().waitingFor()).containsExactly("SYSTEM:crm");

        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(it.current().waitingFor()).isEmpty();
        assertThat(it.current().effects()).as("what the person was told of").hasSize(1);
        assertThat(it.current().letters()).as("recipients have lost nothing").hasSize(1);
    }

    @Test
    void whatWasDoneBeforeTheBackupIsInIt() {
        DecidedCase it = erased();
        it.now = it.now.plus(Duration.ofDays(2));

        assertThat(it.ask(new Input.SystemRestored("operator", "crm", it.now.minus(Duration.ofDays(1)))))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(new Input.SystemRestored("operator", "invoicing", Instant.EPOCH)))
                .isInstanceOf(Verdict.Rejected.class);
        assertThat(it.open(Action.ERASE)).isEmpty();
    }

    @Test
    void whatWasDoneAgainIsLostAgainWithALaterBackup() {
        DecidedCase it = erased();
        Instant first = it.now.minus(Duration.ofDays(1));
        it.now = it.now.plus(Duration.ofDays(10));
        it.ask(new Input.SystemRestored("operator", "crm", first));
        it.finished(Action.ERASE, Outcome.ERASED);
        it.now = it.now.plus(Duration.ofDays(1));

        it.ask(new Input.SystemRestored("operator", "crm", it.now.minus(Duration.ofDays(2))));

        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(again -> assertThat(again.round()).isEqualTo(3));
    }

    @Test
    void askingTwiceTellsNothingTwiceThatIsStillUnderWay() {
        DecidedCase it = erased();
        it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH));
        it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH));

        assertThat(it.open(Action.ERASE)).hasSize(1);
    }

    @Test
    void whatWasUnderWayIsDoneAgainOnceItsAnswerIsThere() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified().located(Map.of("crm", List.of(CONTACT)));
        it.ask(new Input.SystemRestored("operator", "crm", it.now));
        assertThat(it.open(Action.ERASE)).hasSize(1);

        it.now = it.now.plusSeconds(1);
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(again -> assertThat(again.isReplay()).isTrue());
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);

        it.now = it.now.plusSeconds(1);
        it.finished(Action.ERASE, Outcome.ERASED);

        assertThat(it.open(Action.ERASE)).isEmpty();
    }

    @Test
    void aHoldThatCameMeanwhileKeepsWhatCameBackUntilItIsReleased() {
        DecidedCase it = erased();
        it.registered.add(DecidedCase.hold("H1"));
        it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH));

        assertThat(it.open(Action.ERASE)).isEmpty();
        assertThat(it.current().kept()).hasSize(1);

        it.registered.clear();
        it.ask(new Input.HoldReleased("anna", "H1"));

        assertThat(it.open(Action.ERASE)).hasSize(1);
    }

    @Test
    void aHoldStopsWhatIsBeingDoneAgainAndItsReleaseLetsItGoOn() {
        DecidedCase it = erased();
        it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH));
        Task again = it.open(Action.ERASE).getFirst();
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.report(again, new Input.Report.Cancelled());

        assertThat(it.open(Action.ERASE)).isEmpty();
        assertThat(it.current().kept()).hasSize(1);

        it.ask(new Input.HoldReleased("anna", "H1"));
        assertThat(it.open(Action.ERASE)).hasSize(1);
    }

    /** Nothing more is erased for somebody who has withdrawn; what was erased before stays erased. */
    @Test
    void whatWasErasedBeforeThePersonWithdrewIsErasedAgainOnceTheHoldOnItIsReleased() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of(
                        "crm", List.of(CONTACT),
                        "recruitment", List.of(new Item("recruitment", "application", LocalDate.EPOCH, 1))));
        it.ask(new Input.Withdrawn());
        it.open(Action.ERASE)
                .forEach(task -> it.report(
                        task,
                        task.system().equals("crm")
                                ? new Input.Report.Done(
                                        List.of(), List.of(new ItemOutcome(CONTACT, Outcome.ERASED, null)))
                                : new Input.Report.Cancelled()));
        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.WITHDRAWN);
        it.now = it.now.plusSeconds(60);
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));

        it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH));
        assertThat(it.open(Action.ERASE)).isEmpty();
        it.ask(new Input.HoldReleased("anna", "H1"));

        assertThat(it.open(Action.ERASE)).singleElement().satisfies(again -> {
            assertThat(again.items()).containsExactly(CONTACT);
            assertThat(again.isReplay()).isTrue();
        });
    }

    @Test
    void aBlockThatReachesWhateverComesIsPutUpAgain() {
        DecidedCase it = DecidedCase.of(Right.MARKETING_OBJECTION);
        it.open(Action.SUPPRESS)
                .forEach(task -> it.report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                List.of(new ItemOutcome(
                                        new Item(task.system(), "contact", null, 0), Outcome.SUPPRESSED, null)))));
        it.located(Map.of()).ended();

        it.ask(new Input.SystemRestored("operator", "newsletter", Instant.EPOCH));

        assertThat(it.open(Action.SUPPRESS)).singleElement().satisfies(again -> {
            assertThat(again.system()).isEqualTo("newsletter");
            assertThat(again.items()).isEmpty();
        });
    }

    @Test
    void aCaseThatHasForgottenThePersonCannotTell() {
        DecidedCase it = erased();
        Instant due = Objects.requireNonNull(it.current().timers().get("CASE_RETENTION"));
        it.now = due;
        it.ask(new Input.TimerFired("CASE_RETENTION", due));
        assertThat(it.current().isForgotten()).isTrue();

        assertThat(it.ask(new Input.SystemRestored("operator", "crm", Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("look into the backup by hand"));
    }

    private static DecidedCase erased() {
        DecidedCase it = DecidedCase.of(Right.ERASURE)
                .identified()
                .located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.ERASE, Outcome.ERASED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED)
                .ended();
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
        // Some time later.
        it.now = it.now.plusSeconds(60);
        return it;
    }
}
