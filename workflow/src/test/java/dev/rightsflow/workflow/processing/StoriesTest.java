package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Failure;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to a case from its first day to its last, whatever is late, silent, wrong or changes its mind. */
class StoriesTest {

    private static final Item CONTACT = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
    private static final Item APPLICATION = new Item("recruitment", "application", LocalDate.parse("2020-05-01"), 1);
    private static final Item INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);
    private static final Item OLD_INVOICE = new Item("invoicing", "invoice", LocalDate.parse("2015-12-31"), 3);
    private static final Item UNDATED = new Item("invoicing", "invoice", null, 1);
    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);
    private static final Instant INVOICE_MAY_GO = Instant.parse("2032-12-31T23:00:00Z");

    // Identity

    @Test
    void whoNeverFollowsTheLinkIsToldAndTheCaseEnds() {
        Story it = Story.of(Right.ERASURE).answered();

        it.passUntil(it.timer("IDENTITY_REMINDER"));
        assertThat(it.newest(Action.NOTIFY).notice()).isEqualTo(NoticeKind.IDENTITY_REMINDED);
        it.answered().passUntil(it.timer("IDENTITY_EXPIRY"));

        assertThat(it.open(Action.NOTIFY))
                .singleElement()
                .satisfies(answer -> assertThat(answer.notice()).isEqualTo(NoticeKind.ANSWER));
        assertThat(it.answered().stage()).isEqualTo(Stage.REFUSED);
        assertThat(it.hears(new Input.IdentityLinkFollowed("hash")).lastWasRefused())
                .isTrue();
    }

    @Test
    void whoDoesNotPassTheChecksOfStaffIsToldAndTheCaseEnds() {
        Story it = Story.of(Right.ERASURE).hears(new Input.IdentityRejectedByStaff("anna", null));

        assertThat(it.stage()).isEqualTo(Stage.CLOSING);
        assertThat(it.answered().stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void staffConfirmAnIdentityOnlyAsWellAsTheRightWants() {
        Story it = Story.of(Right.ERASURE);

        it.hears(new Input.IdentityConfirmedByStaff("anna", "CLAIMED_ON_PHONE", VerificationLevel.NONE));
        assertThat(it.stage()).isEqualTo(Stage.AWAITING_IDENTITY);

        it.hears(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
        assertThat(it.stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().timers()).doesNotContainKey("IDENTITY_EXPIRY");
    }

    // The clock

    @Test
    void theClockStandsStillWhileThePersonIsAskedAndWhatIsHeldIsLookedUpAnew() {
        Story it = Story.ofErasure().located(UNDATED);
        assertThat(it.stage()).isEqualTo(Stage.AWAITING_APPROVAL);
        LocalDate due = it.current().clock().dueSuspended();

        it.hears(new Input.ClarificationRequestedByStaff("anna", "words"));
        assertThat(it.stage()).isEqualTo(Stage.AWAITING_CLARIFICATION);
        assertThat(it.current().plan()).isEmpty();
        it.pass(Duration.ofDays(4)).hears(new Input.Clarified());

        assertThat(it.stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().clock().dueSuspended()).isAfter(due);
        it.located(CONTACT);
        assertThat(it.current().plan()).containsExactly(new Disposition.Act(CONTACT, Action.ERASE));
    }

    @Test
    void staffAreRemindedThreeTimesAndTheDeadlinePassesOnceForAllToSee() {
        Story it = Story.ofErasure();

        it.passUntil(it.timer("DEADLINE"));

        assertThat(it.count(CaseEvent.StaffReminded.class)).isEqualTo(3);
        assertThat(it.count(CaseEvent.DeadlinePassed.class)).isEqualTo(1);
        assertThat(it.current().waitingFor()).contains("STAFF:OVERDUE");
    }

    @Test
    void theLimitIsExtendedOnceAndOnlyBeforeItEnds() {
        Story it = Story.ofErasure();
        Instant before = it.timer("DEADLINE");

        it.hears(new Input.ExtendedByStaff("anna", "words"));
        assertThat(it.timer("DEADLINE")).isAfter(before.plus(Duration.ofDays(50)));
        assertThat(it.newest(Action.NOTIFY).notice()).isEqualTo(NoticeKind.EXTENDED);
        assertThat(it.hears(new Input.ExtendedByStaff("anna", "words")).lastWasRefused())
                .isTrue();

        Story late = Story.ofErasure();
        late.passUntil(late.timer("DEADLINE").plusSeconds(1));
        assertThat(late.hears(new Input.ExtendedByStaff("anna", "words")).lastWasRefused())
                .isTrue();
    }

    // Systems that are silent, fail, or answer late

    @Test
    void aSilentSystemIsAskedThreeTimesThenLeftToStaffAndStopsNoOther() {
        Story it = Story.ofErasure().located(CONTACT, APPLICATION);
        Task silent = taskOf(it, "crm");
        it.did(taskOf(it, "recruitment"), Outcome.ERASED);

        it.pass(Duration.ofDays(7));

        assertThat(it.current().findTask(silent.commandId())).hasValueSatisfying(task -> {
            assertThat(task.state()).isEqualTo(Task.State.PARKED);
            assertThat(task.attempt()).isEqualTo(3);
        });
        assertThat(it.current().waitingFor()).contains("STAFF:TASK:crm");
        assertThat(taskOf(it, "recruitment").state()).isEqualTo(Task.State.DONE);
    }

    @Test
    void whatFailsForNowIsTriedAgainAfterLongerAndLongerPauses() {
        Story it = Story.ofErasure().located(CONTACT);
        Task task = taskOf(it, "crm");
        Failure busy = new Failure("BUSY", "busy", true);

        it.report(task, new Input.Report.Failed(busy));
        Instant first = it.timer(task.timerId());
        it.passUntil(first);
        assertThat(taskOf(it, "crm").attempt()).isEqualTo(2);
        it.report(task, new Input.Report.Failed(busy));
        assertThat(Duration.between(first, it.timer(task.timerId()))).isEqualTo(Duration.ofMinutes(20));
        it.passUntil(it.timer(task.timerId()));
        it.report(task, new Input.Report.Failed(busy));

        assertThat(taskOf(it, "crm").state()).isEqualTo(Task.State.PARKED);
        it.hears(new Input.TaskRetried("anna", task.commandId()));
        it.did(task, Outcome.ERASED);
        assertThat(it.answered().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aReportThatComesAfterTheTimeoutIsStillAccepted() {
        Story it = Story.ofErasure().located(CONTACT);
        it.pass(Duration.ofDays(7));
        assertThat(taskOf(it, "crm").state()).isEqualTo(Task.State.PARKED);

        it.did(taskOf(it, "crm"), Outcome.ERASED);

        assertThat(it.answered().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aReportThatComesAfterTheClosingCorrectsWhatStaffWroteAndReopensNothing() {
        Story it = Story.ofErasure().located(CONTACT);
        it.pass(Duration.ofDays(7));
        Task task = taskOf(it, "crm");
        it.hears(new Input.TaskSettled(
                "anna", task.commandId(), List.of(), List.of(new ItemOutcome(CONTACT, Outcome.FAILED, null)), null));
        it.answered();
        assertThat(it.stage()).isEqualTo(Stage.REFUSED);

        it.did(task, Outcome.ERASED);

        assertThat(taskOf(it, "crm").state()).isEqualTo(Task.State.DONE);
        assertThat(it.stage()).isEqualTo(Stage.REFUSED);
    }

    // Changes of mind

    @Test
    void aPersonMayWithdrawAtAnyPointAndWhatHasNotHappenedIsTakenBack() {
        assertThat(Story.of(Right.ERASURE)
                        .hears(new Input.Withdrawn())
                        .answered()
                        .stage())
                .isEqualTo(Stage.WITHDRAWN);
        assertThat(Story.ofErasure().hears(new Input.Withdrawn()).answered().stage())
                .isEqualTo(Stage.WITHDRAWN);
        assertThat(Story.ofErasure()
                        .located(UNDATED)
                        .hears(new Input.Withdrawn())
                        .answered()
                        .stage())
                .isEqualTo(Stage.WITHDRAWN);

        Story it = Story.ofErasure().located(CONTACT).hears(new Input.Withdrawn());
        assertThat(it.newest(Action.CANCEL).cancels())
                .isEqualTo(taskOf(it, "crm").commandId());
        it.pass(Duration.ofHours(1)).report(taskOf(it, "crm"), new Input.Report.Cancelled());
        assertThat(it.answered().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(it.hears(new Input.Withdrawn()).lastWasRefused()).isTrue();
    }

    @Test
    void nobodySendsAgainWhatIsBeingTakenBack() {
        Story it = Story.ofErasure().located(CONTACT);
        Task erase = taskOf(it, "crm");
        it.hears(new Input.Withdrawn());

        it.pass(Duration.ofDays(20));

        assertThat(taskOf(it, "crm").attempt()).isEqualTo(1);
        assertThat(taskOf(it, "crm").state())
                .as("nobody answered the CANCEL, so staff find out")
                .isEqualTo(Task.State.PARKED);
        it.hears(new Input.TaskRetried("anna", erase.commandId()));
        assertThat(taskOf(it, "crm").attempt()).isEqualTo(1);
        assertThat(it.newest(Action.CANCEL).round()).isEqualTo(2);
    }

    // Holds, at any point

    @Test
    void aHoldPlacedAndReleasedWhileSystemsSearchLeavesNothingBehind() {
        Story it = Story.ofErasure().placesHold("H1").releasesHold("H1").located(CONTACT);

        assertThat(it.did(Action.ERASE, Outcome.ERASED).answered().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aHoldPlacedAndReleasedWhileAPlanAwaitsApprovalLeavesNothingBehind() {
        Story it = Story.of(Right.CONSENT_WITHDRAWAL).located(SUBSCRIPTION);
        assertThat(it.stage()).isEqualTo(Stage.AWAITING_APPROVAL);

        it.placesHold("H1");
        assertThat(it.current().kept()).hasSize(1);
        it.releasesHold("H1").hears(new Input.PlanApproved("anna"));

        assertThat(it.open(Action.ERASE)).hasSize(1);
    }

    @Test
    void aHoldPlacedAndReleasedDuringFulfilmentStopsTheErasureAndThenLetsItHappen() {
        Story it = Story.ofErasure().located(CONTACT, APPLICATION).placesHold("H1");
        Task erase = taskOf(it, "crm");
        it.report(erase, new Input.Report.Cancelled());
        assertThat(it.current().kept()).hasSize(1);

        it.releasesHold("H1");

        assertThat(it.current().kept()).isEmpty();
        assertThat(taskOf(it, "crm").round()).isEqualTo(2);
        it.report(taskOf(it, "recruitment"), new Input.Report.Cancelled());
        assertThat(taskOf(it, "recruitment").round()).isEqualTo(2);
        it.did(Action.RESTRICT, Outcome.RESTRICTED).did(Action.ERASE, Outcome.ERASED);
        assertThat(it.answered().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aHoldReleasedWhileTheAnswerIsOnItsWayErasesAsSoonAsTheCaseHasEnded() {
        Story it = Story.ofErasure().placesHold("H1").located(CONTACT).did(Action.RESTRICT, Outcome.RESTRICTED);
        it.did(it.newest(Action.NOTIFY), Outcome.NOTIFIED);
        assertThat(it.stage()).isEqualTo(Stage.CLOSING);

        it.releasesHold("H1");
        assertThat(it.open(Action.ERASE)).isEmpty();
        it.answered();

        assertThat(it.stage()).isEqualTo(Stage.REFUSED);
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));
    }

    @Test
    void aHoldThatOnlyTheRegistryKnewIsReleasedLikeAnyOther() {
        Story it = Story.ofErasure();
        it.registered.add(Story.hold("H1"));
        it.located(CONTACT).did(Action.RESTRICT, Outcome.RESTRICTED).answered();
        assertThat(it.current().kept()).hasSize(1);

        it.releasesHold("H1");

        assertThat(it.open(Action.ERASE)).hasSize(1);
        assertThat(it.releasesHold("H2").lastWasRefused()).isTrue();
    }

    @Test
    void anErasureThatARegisteredHoldForbidsIsTakenBackInsteadOfSentAgain() {
        Story it = Story.ofErasure().located(CONTACT);
        it.registered.add(Story.hold("H1"));

        it.pass(Duration.ofDays(3));

        assertThat(taskOf(it, "crm").attempt()).isEqualTo(1);
        assertThat(it.newest(Action.CANCEL).cancels())
                .isEqualTo(taskOf(it, "crm").commandId());
    }

    @Test
    void aHoldOnEverythingAlsoKeepsWhatThePolicyDoesNotKnow() {
        Item unknown = new Item("crm", "never-heard-of", null, 1);
        Story it = Story.ofErasure().located(unknown).placesHold("H1");

        it.hears(new Input.PlanAmended("anna", List.of(granted(unknown, Reason.CATEGORY_UNKNOWN)), "words"));

        assertThat(it.lastWasRefused()).isTrue();
        assertThat(it.open(Action.ERASE)).isEmpty();
    }

    // What is erased later

    @Test
    void whatTheLawKeepsIsErasedOnItsDayThoughTheCaseHasLongEnded() {
        Story it = Story.ofErasure()
                .located(INVOICE, OLD_INVOICE)
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .did(Action.ERASE, Outcome.ERASED)
                .answered()
                .acknowledged();
        assertThat(it.stage()).isEqualTo(Stage.PARTLY_FULFILLED);

        it.passUntil(INVOICE_MAY_GO);
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(INVOICE));
        it.did(Action.ERASE, Outcome.ERASED);

        assertThat(it.newest(Action.NOTIFY).notice()).isEqualTo(NoticeKind.DEFERRED_ERASURE_DONE);
        assertThat(it.answered().acknowledged().stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        it.passUntil(it.timer("CASE_RETENTION"));
        assertThat(it.count(CaseEvent.PersonalDataErased.class))
                .as("a backup may still bring it back")
                .isZero();
        it.passUntil(it.timer("CASE_RETENTION"));
        assertThat(it.count(CaseEvent.PersonalDataErased.class)).isEqualTo(1);
        assertThat(it.current().timers()).isEmpty();
    }

    @Test
    void nobodyIsToldOfAnErasureThatAHoldHasStoppedAltogether() {
        Story it = Story.ofErasure()
                .located(INVOICE)
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .answered()
                .acknowledged()
                .passUntil(INVOICE_MAY_GO);
        it.placesHold("H1");
        it.report(it.open(Action.ERASE).getFirst(), new Input.Report.Cancelled());

        assertThat(it.current().deferred()).isEmpty();
        assertThat(it.open(Action.NOTIFY)).isEmpty();
        assertThat(it.current().kept())
                .singleElement()
                .satisfies(keep -> assertThat(keep.source()).isEqualTo("H1"));
        it.releasesHold("H1");
        assertThat(it.open(Action.ERASE)).hasSize(1);
    }

    @Test
    void aHoldReleasedWhileSomethingElseIsErasedIsNotForgotten() {
        Story it = Story.ofErasure()
                .placesHold("H1")
                .located(CONTACT, INVOICE)
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .answered();
        it.registered.add(Story.hold("H2"));
        it.releasesHold("H1");
        assertThat(it.current().kept()).extracting(Disposition.Keep::source).contains("H2");
        it.releasesHold("H2");
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactly(CONTACT));

        it.did(Action.ERASE, Outcome.ERASED);

        assertThat(it.current().deferred()).isEmpty();
        assertThat(it.current().timers()).containsKey("DEFERRED_ERASURE");
    }

    @Test
    void whatARetainedRecordNeedsIsKeptAsLongAsThatRecordAndTriedAgainWithIt() {
        Story it = Story.ofErasure().located(INVOICE, OLD_INVOICE);

        it.did(Action.ERASE, Outcome.RETAINED)
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .answered();
        assertThat(it.current().kept()).extracting(Disposition.Keep::item).containsExactly(INVOICE, OLD_INVOICE);
        assertThat(it.current().kept()).extracting(Disposition.Keep::until).containsOnly(LocalDate.parse("2032-12-31"));
        assertThat(it.open(Action.ERASE)).isEmpty();

        it.passUntil(INVOICE_MAY_GO);
        assertThat(it.open(Action.ERASE))
                .singleElement()
                .satisfies(task -> assertThat(task.items()).containsExactlyInAnyOrder(INVOICE, OLD_INVOICE));
    }

    @Test
    void whatAReleasedHoldRefersToAPersonIsWaitedForAfterTheEndToo() {
        Story it = Story.ofErasure().placesHold("H1").located(UNDATED);
        it.hears(new Input.PlanApproved("anna"))
                .did(Action.RESTRICT, Outcome.RESTRICTED)
                .answered();
        assertThat(it.current().kept()).hasSize(1);

        it.releasesHold("H1");
        it.did(Action.RESTRICT, Outcome.RESTRICTED).answered();
        assertThat(it.current().waitingFor()).containsExactly("STAFF:ITEMS");
        it.hears(new Input.PlanAmended("anna", List.of(granted(UNDATED, Reason.RECORD_DATE_MISSING)), "words"));

        assertThat(it.open(Action.ERASE)).hasSize(1);
        it.did(Action.ERASE, Outcome.ERASED).answered();
        assertThat(it.current().waitingFor()).isEmpty();
    }

    private static Judgement granted(Item item, Reason reason) {
        return new Judgement(item, reason, Judgement.Choice.GRANT, null);
    }

    /** The newest effect that was asked for; that what is kept is in storage only is not. */
    private static Task taskOf(Story story, String system) {
        return story.current()
                .effects()
                .filter(task -> task.action() != Action.RESTRICT)
                .filter(task -> task.system().equals(system))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }
}
