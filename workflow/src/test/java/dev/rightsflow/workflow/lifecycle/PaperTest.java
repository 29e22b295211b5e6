package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is on paper: a person destroys it before a witness, and the index forgets it after that. */
class PaperTest {

    private static final Item BINDER = new Item("paper-archive", "binder", LocalDate.parse("2014-12-31"), 2);
    private static final Certificate CERTIFICATE = new Certificate("DST-2026-014", "bengt");

    @Test
    void waitsForThePersonWhoIsToldWhereThePaperIs() {
        DecidedCase it = located();
        Task erase = it.open(Action.ERASE).getFirst();

        it.report(erase, onPaper());

        assertThat(it.current().findTask(erase.commandId())).get().satisfies(task -> {
            assertThat(task.state()).isEqualTo(Task.State.PARKED);
            assertThat(task.failure()).isNotNull().extracting(Failure::message).isEqualTo("Held on paper: shelf B.");
        });
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);
    }

    @Test
    void countsNothingAsDestroyedWithoutACertificate() {
        DecidedCase it = parked();
        Task erase = it.open(Action.ERASE).getFirst();

        assertThat(it.ask(settled(erase, Outcome.ERASED, null)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("certificate"));
        assertThat(it.ask(settled(erase, Outcome.NOT_FOUND, null))).isInstanceOf(Verdict.Accepted.class);
        assertThat(it.open(Action.ERASE)).isEmpty();
    }

    @Test
    void takesNobodyForTheirOwnWitness() {
        DecidedCase it = parked();
        Task erase = it.open(Action.ERASE).getFirst();

        assertThat(it.ask(settled(erase, Outcome.ERASED, new Certificate("DST-2026-014", " Anna"))))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("another witness than 'anna'"));
        assertThat(it.open(Action.ERASE)).isNotEmpty();
    }

    @Test
    void takesNoErasureForSettledByWhatNoErasureComesTo() {
        DecidedCase it = parked();
        Task erase = it.open(Action.ERASE).getFirst();

        assertThat(it.ask(settled(erase, Outcome.DISCLOSED, CERTIFICATE)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("ERASED, ANONYMISED, RETAINED"));
    }

    @Test
    void hasTheIndexForgetThePlaceAndThenAnswersThePerson() {
        DecidedCase it = destroyed();

        assertThat(it.current().replays()).singleElement().satisfies(index -> {
            assertThat(index.action()).isEqualTo(Action.ERASE);
            assertThat(index.items()).containsExactly(BINDER);
            assertThat(it.current().certificateFor(index)).contains(CERTIFICATE);
        });
        // The person reads that it is gone when nobody can come upon its place any more.
        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);

        it.finished(Action.ERASE, Outcome.ERASED).ended();
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
    }

    /** The paper is gone: to keep its place in the index would only send somebody to look for it. */
    @Test
    void letsTheIndexForgetThePlaceAlsoWhereAHoldComesTooLate() {
        DecidedCase it = destroyed();
        Task index = it.current().replays().findFirst().orElseThrow();

        it.registered.add(DecidedCase.hold("H-1"));
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H-1")));

        assertThat(it.open(Action.CANCEL)).isEmpty();
        assertThat(it.current().findTask(index.commandId()))
                .get()
                .extracting(Task::state)
                .isEqualTo(Task.State.COMMANDED);
    }

    @Test
    void takesThePaperBackWhereAHoldComesInTime() {
        DecidedCase it = parked();
        Task erase = it.open(Action.ERASE).getFirst();

        it.registered.add(DecidedCase.hold("H-1"));
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H-1")));
        it.open(Action.CANCEL).forEach(cancel -> it.report(erase, new Input.Report.Cancelled()));

        assertThat(it.current().findTask(erase.commandId()))
                .get()
                .extracting(Task::state)
                .isEqualTo(Task.State.CANCELLED);
        assertThat(it.ask(settled(erase, Outcome.ERASED, CERTIFICATE))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().kept()).extracting(keep -> keep.item()).contains(BINDER);
    }

    @Test
    void takesNoSecondCertificateWhereAPersonSettlesWhatTheIndexCouldNotForget() {
        DecidedCase it = destroyed();
        Task index = it.current().replays().findFirst().orElseThrow();
        it.report(index, new Input.Report.Failed(new Failure("GONE", "The index is out of use.", false)));

        assertThat(it.ask(settled(index, Outcome.ERASED, null))).isInstanceOf(Verdict.Accepted.class);

        it.ended();
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
    }

    /** After a crash the index is asked once more, finds no place any more, and says so about the first command. */
    @Test
    void takesNothingBackWhereTheIndexAnswersOnceMore() {
        DecidedCase it = destroyed().finished(Action.ERASE, Outcome.ERASED);
        Task erase = it.current().effects().findFirst().orElseThrow();

        assertThat(it.report(
                        erase,
                        new Input.Report.Done(List.of(), List.of(new ItemOutcome(BINDER, Outcome.NOT_FOUND, null)))))
                .isInstanceOf(Verdict.Rejected.class);

        assertThat(it.current().effects().toList()).singleElement().satisfies(task -> {
            assertThat(task.certificate()).isEqualTo(CERTIFICATE);
            assertThat(task.outcomes()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ERASED);
        });
    }

    /** What a backup brings back is a place in the index, not the paper: no hold can keep it, and nobody destroys it twice. */
    @Test
    void hasARestoredIndexForgetThePlaceAgainWhateverHoldHasComeSince() {
        DecidedCase it = destroyed().finished(Action.ERASE, Outcome.ERASED).ended();
        it.registered.add(DecidedCase.hold("H-1"));
        it.now = it.now.plus(Duration.ofDays(1));

        it.ask(new Input.SystemRestored("operator", "paper-archive", Instant.EPOCH));

        assertThat(it.current().kept()).isEmpty();
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(
                        index -> assertThat(it.current().certificateFor(index)).contains(CERTIFICATE));
    }

    private static DecidedCase destroyed() {
        DecidedCase it = parked();
        Task erase = it.open(Action.ERASE).getFirst();
        it.ask(settled(erase, Outcome.ERASED, CERTIFICATE));
        return it;
    }

    /** The index has said where the paper is, and a person is asked to destroy it. */
    private static DecidedCase parked() {
        DecidedCase it = located();
        it.report(it.open(Action.ERASE).getFirst(), onPaper());
        return it;
    }

    private static DecidedCase located() {
        return DecidedCase.under(ShippedPolicy.withThePaperArchive(), new InMemoryPolicyArchive(), Right.ERASURE)
                .identified()
                .located(Map.of("paper-archive", List.of(BINDER)));
    }

    private static Input.Report onPaper() {
        return new Input.Report.Failed(new Failure("ON_PAPER", "Held on paper: shelf B.", false));
    }

    private static Input settled(Task erase, Outcome outcome, @Nullable Certificate certificate) {
        return new Input.TaskSettled(
                "anna", erase.commandId(), List.of(), List.of(new ItemOutcome(BINDER, outcome, null)), certificate);
    }
}
