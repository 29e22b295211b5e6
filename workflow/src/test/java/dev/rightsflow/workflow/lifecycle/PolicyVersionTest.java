package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.PolicyArchive;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A case goes on under the policy that it was decided under; a new decision is taken under the one in force. */
class PolicyVersionTest {

    private static final String OLD = ShippedPolicy.as("old", ShippedPolicy.text());
    private static final String NEW = ShippedPolicy.changed("new", "keep: 7 years", "keep: 8 years");
    private static final String WITH_SUPPORT = ShippedPolicy.as(
            "new",
            ShippedPolicy.replaced(ShippedPolicy.text(), "\n  support:", "connection: planned", "connection: by-hand"));
    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);

    private final PolicyArchive archive = new InMemoryPolicyArchive();
    private final DecidedCase it =
            DecidedCase.under(OLD, archive, Right.ERASURE).identified();

    @Test
    void isTheOneInForceWhereNothingIsDecidedYet() {
        it.restartedUnder(NEW, archive).located(Map.of("invoicing", List.of(INVOICE)));

        assertThat(it.current().policyVersion()).isEqualTo("new");
        assertThat(keptUntil()).isEqualTo("2033-12-31");
    }

    @Test
    void isKeptFromThePlanToTheAnswer() {
        it.located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(INVOICE)));
        it.restartedUnder(NEW, archive).finished(Action.ERASE, Outcome.ERASED).ended();

        assertThat(it.current().stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        assertThat(it.current().policyVersion()).isEqualTo("old");
        assertThat(keptUntil()).isEqualTo("2032-12-31");
    }

    @Test
    void isTheOneInForceWhenWhatIsKeptIsDecidedAnew() {
        it.located(Map.of("invoicing", List.of(INVOICE))).ended().restartedUnder(NEW, archive);

        Instant day = Objects.requireNonNull(it.current().timers().get("DEFERRED_ERASURE"));
        it.now = day;
        it.ask(new Input.TimerFired("DEFERRED_ERASURE", day));

        assertThat(it.current().policyVersion()).isEqualTo("new");
        assertThat(it.open(Action.ERASE)).isEmpty();
        assertThat(keptUntil()).isEqualTo("2033-12-31");
    }

    @Test
    void isTheOneInForceWhenAHoldIsReleased() {
        it.ask(new Input.HoldPlaced("anna", DecidedCase.hold("H1")));
        it.located(Map.of("crm", List.of(CONTACT), "invoicing", List.of(INVOICE)))
                .ended();
        it.restartedUnder(NEW, archive).ask(new Input.HoldReleased("bo", "H1"));

        assertThat(it.current().policyVersion()).isEqualTo("new");
        assertThat(it.open(Action.ERASE)).extracting(Task::items).containsExactly(List.of(CONTACT));
        assertThat(it.current().kept())
                .extracting(Disposition.Keep::until)
                .containsExactly(LocalDate.parse("2033-12-31"));
    }

    @Test
    void letsNoSystemGoUnaskedThatOnlyTheOneInForceKnows() {
        List<Task> before = it.open(Action.LOCATE);
        it.restartedUnder(WITH_SUPPORT, archive);
        before.forEach(task -> it.report(task, new Input.Report.Done(List.of(), List.of())));

        assertThat(it.current().stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().waitingFor()).containsExactly("STAFF:TASK:support");
    }

    @Test
    void isTheOldOneWhereTheOneInForceDoesNotOfferTheRightAnyMore() {
        // As the law lets it: once nothing decides by automated means any more.
        String without = NEW.replace("automated-decisions: true", "automated-decisions: false")
                .replaceFirst("(?s)\n  automated-decision-objection:\n.*?(?=\n  portability:)", "");
        DecidedCase reviewed = DecidedCase.under(OLD, archive, Right.AUTOMATED_DECISION_OBJECTION);
        reviewed.restartedUnder(without, archive).identified();

        assertThat(reviewed.current().policyVersion()).isEqualTo("old");
        assertThat(reviewed.current().stage()).isEqualTo(Stage.LOCATING);
    }

    private String keptUntil() {
        return String.valueOf(it.current().kept().getFirst().until());
    }
}
