package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A refusal has a ground, evidence, two persons and a month. */
class RefusalTest {

    private static final String EXCESSIVE = "ART_12_5_EXCESSIVE";

    private final DecidedCase it = DecidedCase.of(Right.ACCESS).identified();

    @Test
    void onePersonProposesAndAnotherRefuses() {
        it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words"));
        assertThat(it.current().ending()).isNull();
        assertThat(it.current().waitingFor()).contains("STAFF:SECOND_PERSON");

        it.ask(new Input.RefusalConfirmed("bo"));

        assertThat(it.current().ending()).isEqualTo(new Ending(Stage.REFUSED, EXCESSIVE, "words"));
        assertThat(it.current().waitingFor()).doesNotContain("STAFF:SECOND_PERSON");
    }

    @Test
    void nobodyIsTheirOwnSecondPerson() {
        it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words"));

        assertThat(it.ask(new Input.RefusalConfirmed("anna")))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("second person"));
        assertThat(it.current().ending()).isNull();
    }

    @Test
    void theSecondPersonMayDecline() {
        it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words"));
        it.ask(new Input.RefusalDeclined("bo"));

        assertThat(it.ask(new Input.RefusalConfirmed("cecilia"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().waitingFor()).doesNotContain("STAFF:SECOND_PERSON");
    }

    @Test
    void whatIsNotShownIsNotRefused() {
        assertThat(it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, null))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().fourEyes().refusal()).isNull();
    }

    @Test
    void aGroundThatThePolicyDoesNotKnowRefusesNothing() {
        assertThat(it.ask(new Input.RefusedByStaff("anna", "TOO_MUCH_WORK", "words")))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void afterAMonthAnExtensionDoesNotMakeARefusalPossibleAgain() {
        it.ask(new Input.ExtendedByStaff("anna", "words"));
        it.now = Instant.parse("2026-12-22T23:00:00Z");

        assertThat(it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words")))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("2026-12-22", "decide item by item"));
    }

    @Test
    void aRefusalThatIsConfirmedTooLateIsNone() {
        it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words"));
        it.now = Instant.parse("2026-12-22T23:00:00Z");

        assertThat(it.ask(new Input.RefusalConfirmed("bo"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void whoCannotBeIdentifiedIsToldSoByOnePersonAndLateRatherThanNever() {
        it.now = Instant.parse("2027-01-22T10:00:00Z");
        it.ask(new Input.RefusedByStaff("anna", "ART_11_NOT_IDENTIFIABLE", "words"));

        assertThat(Objects.requireNonNull(it.current().ending()).stage()).isEqualTo(Stage.UNIDENTIFIABLE);
    }

    @Test
    void theTimeLimitIsExtendedOnceAndWithReasons() {
        assertThat(it.ask(new Input.ExtendedByStaff("anna", null))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(new Input.ExtendedByStaff("anna", "words"))).isInstanceOf(Verdict.Accepted.class);
        assertThat(it.ask(new Input.ExtendedByStaff("anna", "words"))).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void aRequestThatEndsOtherwiseHasNoRefusalLeftToConfirm() {
        it.ask(new Input.RefusedByStaff("anna", EXCESSIVE, "words"));
        it.located(Map.of());

        assertThat(it.ask(new Input.RefusalConfirmed("bo"))).isInstanceOf(Verdict.Rejected.class);
    }
}
