package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Nobody is answered for their silence to a notice that has not reached them. */
class UndeliveredNoticesTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T23:00:00Z");
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);

    @Test
    void whoeverWasNotAskedYetIsNotRefused() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, RECEIVED);
        WrittenNoticesTest.fire(it, "IDENTITY_EXPIRY");

        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_IDENTITY);
        assertThat(it.current().waitingFor()).contains("STAFF:TASK:letters");

        it.ask(settled(it));
        Instant expiry = Objects.requireNonNull(it.current().timers().get("IDENTITY_EXPIRY"));
        assertThat(expiry).isAfter(it.now);
        WrittenNoticesTest.fire(it, "IDENTITY_EXPIRY");
        assertThat(it.current().endsAs(Stage.REFUSED)).isTrue();
    }

    @Test
    void aRestrictionDoesNotEndBeforeThePersonKnows() {
        DecidedCase it = DecidedCase.ofLetter(Right.RESTRICTION, RECEIVED);
        it.ask(settled(it));
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
        it.located(Map.of("crm", List.of(CONTACT)))
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .ended();
        open(it).forEach(letter -> it.ask(settled(letter)));
        it.ask(new Input.RestrictionEndedByStaff("anna", "D1"));
        WrittenNoticesTest.fire(it, "RESTRICTION_ENDS");

        assertThat(it.open(Action.LIFT_RESTRICTION)).isEmpty();
        assertThat(Restriction.mayEnd(it.current())).isFalse();

        open(it).forEach(letter -> it.ask(settled(letter)));
        WrittenNoticesTest.fire(it, "RESTRICTION_ENDS");
        assertThat(it.open(Action.LIFT_RESTRICTION)).hasSize(1);
    }

    @Test
    void nobodyPostsAQuestionThatWasAnsweredByTelephone() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, RECEIVED);
        it.ask(settled(it));
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
        it.ask(new Input.ClarificationRequestedByStaff("anna", "D1"));
        assertThat(open(it)).hasSize(1);

        it.ask(new Input.ClarifiedThroughStaff("anna", "D2"));

        assertThat(open(it)).isEmpty();
    }

    private static List<Task> open(DecidedCase it) {
        return it.open(Action.NOTIFY).stream().filter(Task::isToBePosted).toList();
    }

    private static Input settled(DecidedCase it) {
        return settled(open(it).getFirst());
    }

    private static Input settled(Task letter) {
        return new Input.TaskSettled("anna", letter.commandId(), List.of(), List.of(), null);
    }
}
