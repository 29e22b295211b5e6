package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What happens on its day though nobody does anything: identity, fee, restriction, recipients, holds. Each timer is published twice,
 * to an instance that was restarted since it was set ({@link Story#passUntil}), and has its effect once.
 */
class TimerStoriesTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item OLD_CONTACT = new Item("crm", "contact", LocalDate.parse("2018-06-30"), 1);
    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);
    private static final Duration A_YEAR = Duration.ofDays(365);

    // Identity

    @Test
    void whoHasNotFollowedTheLinkHalfWayIsRemindedOnce() {
        Story it = Story.of(Right.ERASURE).answered();
        Instant half = it.timer("IDENTITY_REMINDER");

        it.passUntil(half.minusMillis(1));
        assertThat(notices(it, NoticeKind.IDENTITY_REMINDED)).isEmpty();
        it.restarted().passUntil(half).answered().passUntil(it.timer("IDENTITY_EXPIRY"));

        assertThat(notices(it, NoticeKind.IDENTITY_REMINDED)).hasSize(1);
        assertThat(notices(it, NoticeKind.ANSWER)).hasSize(1);
    }

    @Test
    void whoFollowsTheLinkInTimeIsNotReminded() {
        Story it = Story.of(Right.ERASURE).answered();
        Instant half = it.timer("IDENTITY_REMINDER");

        it.hears(new Input.IdentityLinkFollowed("hash")).restarted().passUntil(half);

        assertThat(notices(it, NoticeKind.IDENTITY_REMINDED)).isEmpty();
    }

    // Fee

    @Test
    void aFeeThatIsNotPaidOnItsDayEndsTheCaseOnce() {
        Story it = feeAsked();
        Instant payBy = it.timer("FEE_UNPAID");

        it.passUntil(payBy.minusMillis(1));
        assertThat(it.stage()).isEqualTo(Stage.AWAITING_FEE);
        it.restarted().passUntil(payBy);

        assertThat(it.current().ending()).isEqualTo(new Ending(Stage.REFUSED, "FEE_NOT_PAID"));
        assertThat(notices(it, NoticeKind.ANSWER)).hasSize(1);
        assertThat(it.answered().stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void aFeeThatIsPaidIsNotWaitedForAnyMore() {
        Story it = feeAsked();
        Instant payBy = it.timer("FEE_UNPAID");

        it.hears(new Input.FeePaid("anna")).restarted().passUntil(payBy);

        assertThat(it.stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().ending()).isNull();
    }

    // Restriction

    @Test
    void aRestrictionIsLiftedOnceOnTheDayThatThePersonWasTold() {
        Story it = restricted().hears(new Input.RestrictionEndedByStaff("anna", "words"));
        Instant ends = it.timer("RESTRICTION_ENDS");

        it.answered().passUntil(ends.minusMillis(1));
        assertThat(it.open(Action.LIFT_RESTRICTION)).isEmpty();
        it.restarted().passUntil(ends);

        assertThat(it.open(Action.LIFT_RESTRICTION))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));
        it.did(Action.LIFT_RESTRICTION, Outcome.LIFTED)
                .answered()
                .acknowledged()
                .pass(A_YEAR);
        assertThat(it.current().tasksTo(Action.LIFT_RESTRICTION)).hasSize(1);
    }

    // Recipients

    @Test
    void aRecipientThatStaysSilentIsToldThreeTimesEachTimeOnce() {
        Story it = told();
        assertThat(it.current().letters()).hasSize(1);

        it.passUntil(reminder(it)).answered();
        assertThat(it.current().letters()).hasSize(2);
        it.restarted().passUntil(reminder(it)).answered();
        assertThat(it.current().letters()).hasSize(3);
        it.restarted().passUntil(reminder(it)).answered().pass(A_YEAR);

        assertThat(it.current().letters()).hasSize(3).allMatch(Task::awaitsAcknowledgement);
        assertThat(it.stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aRecipientThatHasConfirmedIsLeftInPeace() {
        Story it = told().acknowledged();

        it.restarted().pass(A_YEAR);

        assertThat(it.current().letters()).hasSize(1);
        assertThat(it.count(CaseEvent.RecipientAcknowledged.class)).isEqualTo(1);
    }

    // Holds

    @Test
    void staffAreRemindedOfAReviewThreeTimesAndOnItsDayAndTheHoldKeepsUntilSomebodyHasDecided() {
        Story it = Story.ofErasure().placesHold("H1").located(CONTACT).answered();

        it.restarted().passUntil(it.timer("HOLD_REVIEW:H1")).pass(A_YEAR);

        assertThat(it.count(CaseEvent.HoldReviewDue.class)).isEqualTo(4);
        assertThat(it.current().kept()).hasSize(1);
    }

    private static Story feeAsked() {
        return Story.of(Right.CONSENT_WITHDRAWAL)
                .located(SUBSCRIPTION)
                .hears(new Input.FeeAskedByStaff("anna", "words"))
                .hears(new Input.FeeConfirmed("bo"))
                .answered();
    }

    private static Story restricted() {
        return Story.of(Right.RESTRICTION)
                .hears(new Input.IdentityLinkFollowed("hash"))
                .located(CONTACT)
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .answered()
                .acknowledged();
    }

    /** An erasure of which its one recipient has its letter. */
    private static Story told() {
        return Story.ofErasure()
                .located(OLD_CONTACT)
                .did(Action.ERASE, Outcome.ERASED)
                .answered();
    }

    private static Instant reminder(Story story) {
        return story.current().timers().entrySet().stream()
                .filter(timer -> timer.getKey().startsWith("RECIPIENT:"))
                .map(Map.Entry::getValue)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static List<Task> notices(Story story, NoticeKind kind) {
        return story.current()
                .tasksTo(Action.NOTIFY)
                .filter(task -> task.notice() == kind)
                .toList();
    }
}
