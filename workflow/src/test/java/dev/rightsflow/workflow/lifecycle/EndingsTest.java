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

/** Every ending is a path of its own with a notice, none is an error. */
class EndingsTest {

    private static final Item SUBSCRIPTION = new Item("newsletter", "subscription", LocalDate.parse("2024-05-01"), 1);

    @Test
    void aBlockForAStrangerIsWaitedForBeforeAnythingIsSaid() {
        DecidedCase it = DecidedCase.of(Right.MARKETING_OBJECTION).located(Map.of());
        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLING);

        it.finished(Action.SUPPRESS, Outcome.SUPPRESSED).ended();

        assertThat(it.current().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void aRequestThatConcernsAnotherControllersDataWaitsForStaffToForwardIt() {
        for (Right right : List.of(Right.ERASURE, Right.MARKETING_OBJECTION)) {
            DecidedCase it = DecidedCase.of(right, "end-user");

            assertThat(it.current().waitingFor()).contains("STAFF:FORWARD");
            assertThat(it.current().tasks().values())
                    .singleElement()
                    .satisfies(task -> assertThat(task.notice()).isEqualTo(NoticeKind.ACKNOWLEDGED));

            it.ask(new Input.ForwardedByStaff("anna", "D1"));
            it.ended();

            assertThat(it.current().stage()).isEqualTo(Stage.FORWARDED);
        }
    }

    @Test
    void aDuplicateEndsWithThePromiseOfTheCaseThatGoesOn() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        it.ask(new Input.MergedByStaff("anna", new Ending.Twin("2B4T-7K3M-9QXD", LocalDate.parse("2026-12-20"))));
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.MERGED);
        assertThat(it.current().timers()).containsOnlyKeys("CASE_RETENTION");
    }

    @Test
    void noCaseAnswersForItself() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);

        assertThat(it.ask(new Input.MergedByStaff(
                        "anna", new Ending.Twin(it.current().id(), LocalDate.parse("2026-12-20")))))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void whoeverHasNotConfirmedIsRemindedHalfWayAndInTheEndTold() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        fire(it, "IDENTITY_REMINDER");

        assertThat(it.open(Action.NOTIFY))
                .last()
                .satisfies(task -> assertThat(task.notice()).isEqualTo(NoticeKind.IDENTITY_REMINDED));

        fire(it, "IDENTITY_EXPIRY");
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertThat(Objects.requireNonNull(it.current().ending()).ground()).isEqualTo("IDENTITY_NOT_CONFIRMED");
        assertThat(it.now).isBefore(Instant.parse("2026-12-22T00:00:00Z"));
    }

    @Test
    void nobodyIsRemindedOfWhatTheyHaveConfirmed() {
        assertThat(DecidedCase.of(Right.ERASURE).identified().current().timers())
                .doesNotContainKeys("IDENTITY_REMINDER", "IDENTITY_EXPIRY");
    }

    @Test
    void aLinkStillOpensAfterStaffHaveConfirmedLessThanIsNeeded() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.NONE));
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_IDENTITY);

        assertThat(it.identified().current().stage()).isEqualTo(Stage.LOCATING);
    }

    @Test
    void aLinkThatCouldNotBeSentIsNotSentOnceNobodyNeedsIt() {
        DecidedCase it = DecidedCase.of(Right.ERASURE);
        Task link = it.open(Action.NOTIFY).getFirst();
        it.report(link, new Input.Report.Failed(new Failure("BUG", "It does not work.", false)));
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));

        it.ask(new Input.TaskRetried("anna", link.commandId()));

        assertThat(it.current().findTask(link.commandId()).orElseThrow().state())
                .isEqualTo(Task.State.CANCELLED);
    }

    @Test
    void aFeeThatIsPaidLetsTheCaseGoOn() {
        DecidedCase it = feeAsked();
        assertThat(it.current().waitingFor()).contains("SUBJECT:FEE");
        assertThat(it.current().clock().isSuspended()).isTrue();

        it.ask(new Input.FeePaid("anna"));

        assertThat(it.current().stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().timers()).doesNotContainKey("FEE_UNPAID");
    }

    @Test
    void aFeeThatIsNotPaidEndsInARefusalWithinTheMonth() {
        DecidedCase it = feeAsked();
        fire(it, "FEE_UNPAID");
        it.ended();

        assertThat(it.current().stage()).isEqualTo(Stage.REFUSED);
        assertThat(Objects.requireNonNull(it.current().ending()).ground()).isEqualTo("FEE_NOT_PAID");
        assertThat(it.now).isBefore(Instant.parse("2026-12-22T00:00:00Z"));
    }

    @Test
    void aQuestionThatNobodyAnswersDoesNotKeepThePersonFromTheirAnswer() {
        DecidedCase it = reviewed();
        it.ask(new Input.ClarificationRequestedByStaff("anna", "D1"));
        assertThat(it.current().waitingFor()).contains("SUBJECT:CLARIFICATION");
        assertThat(it.current().timers().get("CLARIFICATION_UNANSWERED"))
                .isEqualTo(Instant.parse("2026-12-06T23:00:00Z"));

        fire(it, "CLARIFICATION_UNANSWERED");

        assertThat(it.current().stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().clock().isSuspended()).isFalse();
    }

    @Test
    void anAnswerIsWaitedForNoLongerThanTheTimeLimitLasts() {
        DecidedCase it = reviewed();
        it.now = Instant.parse("2026-12-17T10:00:00Z");
        it.ask(new Input.ClarificationRequestedByStaff("anna", "D1"));

        assertThat(it.current().clock().dueStrict()).isEqualTo(LocalDate.parse("2026-12-22"));
        assertThat(it.current().timers().get("CLARIFICATION_UNANSWERED"))
                .isEqualTo(Instant.parse("2026-12-21T23:00:00Z"));
    }

    @Test
    void whoeverWithdrawsIsNotWaitedForAnyMore() {
        DecidedCase it = reviewed();
        it.ask(new Input.ClarificationRequestedByStaff("anna", "D1"));
        it.ask(new Input.Withdrawn());

        assertThat(it.current().timers()).doesNotContainKey("CLARIFICATION_UNANSWERED");
    }

    @Test
    void staffAreRemindedOfTheLastDayForARefusalAlsoWhereTheLimitIsExtended() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.ExtendedByStaff("anna", "D1"));
        Instant first = Objects.requireNonNull(it.current().timers().get("REMINDER:1"));
        Instant extended = Objects.requireNonNull(it.current().timers().get("REMINDER:EXTENDED:1"));
        assertThat(first).isBefore(extended);

        it.now = first;
        assertThat(it.ask(new Input.TimerFired("REMINDER:1", first)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .contains(new CaseEvent.StaffReminded(LocalDate.parse("2026-12-22"))));
        it.now = extended;
        assertThat(it.ask(new Input.TimerFired("REMINDER:EXTENDED:1", extended)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .contains(new CaseEvent.StaffReminded(
                                        it.current().clock().dueStrict())));
    }

    @Test
    void aFeeTakesTwoPersons() {
        DecidedCase it = reviewed();
        it.ask(new Input.FeeAskedByStaff("anna", "D1"));
        assertThat(it.current().waitingFor()).contains("STAFF:SECOND_PERSON");
        assertThat(it.open(Action.NOTIFY)).extracting(Task::notice).doesNotContain(NoticeKind.FEE_ASKED);

        assertThat(it.ask(new Input.FeeConfirmed("anna"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(new Input.FeeAskedByStaff("cecilia", "D2"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);

        it.ask(new Input.FeeConfirmed("bo"));
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_FEE);
        assertThat(it.current().fourEyes().fee()).isNull();
        assertThat(it.open(Action.NOTIFY)).extracting(Task::notice).contains(NoticeKind.FEE_ASKED);
    }

    @Test
    void aFeeThatTheSecondPersonDeclinesIsNotAsked() {
        DecidedCase it = reviewed();
        it.ask(new Input.FeeAskedByStaff("anna", "D1"));
        it.ask(new Input.FeeDeclined("bo"));

        assertThat(it.current().fourEyes().fee()).isNull();
        assertThat(it.ask(new Input.FeeConfirmed("bo"))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);
    }

    @Test
    void noFeeIsAskedThatCouldNotBeRefusedInTime() {
        DecidedCase it = reviewed();
        it.now = Instant.parse("2026-12-15T10:00:00Z");

        assertThat(it.ask(new Input.FeeAskedByStaff("anna", "D1"))).isInstanceOf(Verdict.Rejected.class);
    }

    private static DecidedCase feeAsked() {
        DecidedCase it = reviewed();
        it.ask(new Input.FeeAskedByStaff("anna", "D1"));
        it.ask(new Input.FeeConfirmed("bo"));
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_FEE);
        return it;
    }

    /** A consent that was withdrawn: before anything is erased, a person looks. */
    private static DecidedCase reviewed() {
        DecidedCase it = DecidedCase.of(Right.CONSENT_WITHDRAWAL).located(Map.of("newsletter", List.of(SUBSCRIPTION)));
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_APPROVAL);
        return it;
    }

    private static void fire(DecidedCase it, String timer) {
        Instant due = Objects.requireNonNull(it.current().timers().get(timer));
        it.now = due;
        it.ask(new Input.TimerFired(timer, due));
    }
}
