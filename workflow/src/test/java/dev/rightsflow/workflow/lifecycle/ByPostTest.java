package dev.rightsflow.workflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever has no e-mail, or no link at hand: letters and calls come in through staff, and notices go out as letters. */
class ByPostTest {

    /** Three weeks and more before it is entered. */
    private static final Instant LONG_AGO = Instant.parse("2026-10-29T23:00:00Z");

    private static final Instant YESTERDAY = Instant.parse("2026-11-20T23:00:00Z");

    @Test
    void theTimeLimitCountsFromTheDayOnWhichTheLetterCame() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, LONG_AGO);

        assertThat(it.current().clock().dueStrict()).isEqualTo(LocalDate.parse("2026-11-30"));
        assertThat(it.current().facts().receivedAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void aLetterThatWasEnteredLateStillEndsWithANoticeWithinTheMonth() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, LONG_AGO);
        Instant expiry = Objects.requireNonNull(it.current().timers().get("IDENTITY_EXPIRY"));
        assertThat(expiry).isEqualTo(Instant.parse("2026-11-30T07:00:00Z"));
        it.open(Action.NOTIFY)
                .forEach(letter ->
                        it.ask(new Input.TaskSettled("anna", letter.commandId(), List.of(), List.of(), null)));

        it.now = expiry;
        it.ask(new Input.TimerFired("IDENTITY_EXPIRY", expiry));

        assertThat(it.current().endsAs(Stage.REFUSED)).isTrue();
        assertThat(posted(it)).containsExactly(NoticeKind.ANSWER);
    }

    @Test
    void aMonthThatIsOverWhenTheLetterIsEnteredTakesNobodysChanceToConfirmAway() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, Instant.parse("2026-09-30T22:00:00Z"));

        assertThat(it.current().timers().get("IDENTITY_EXPIRY")).isEqualTo(Instant.parse("2026-12-06T10:00:00Z"));
        assertThat(it.current().timers().get("DEADLINE")).isBefore(it.now);
    }

    @Test
    void theLinkOfARequestThatCameTodayLastsAsLongAsThePolicySays() {
        assertThat(DecidedCase.of(Right.ERASURE).current().timers().get("IDENTITY_EXPIRY"))
                .isEqualTo(Instant.parse("2026-12-06T10:00:00Z"));
    }

    @Test
    void nobodyPostsALetterAnyMoreThatAsksWhatIsKnown() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, YESTERDAY);
        assertThat(posted(it)).containsExactly(NoticeKind.IDENTITY_REQUESTED);

        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));

        assertThat(posted(it)).isEmpty();
        assertThat(it.current().stage()).isEqualTo(Stage.LOCATING);
    }

    @Test
    void aLetterWasSentOnTheDayThatStaffName() {
        DecidedCase it = nothingHeld();
        Task answer = it.open(Action.NOTIFY).getFirst();
        it.now = Instant.parse("2026-11-25T10:00:00Z");

        it.ask(sent(answer, LocalDate.parse("2026-11-23")));

        assertThat(it.current().stage()).isEqualTo(Stage.NO_DATA_HELD);
        assertThat(it.current().findTask(answer.commandId()).orElseThrow().answeredAt())
                .isEqualTo(Instant.parse("2026-11-23T22:59:59.999Z"));
    }

    @Test
    void noLetterIsSentBeforeItWasWrittenNorTomorrow() {
        DecidedCase it = nothingHeld();
        Task answer = it.open(Action.NOTIFY).getFirst();

        assertThat(it.ask(sent(answer, LocalDate.parse("2026-11-21")))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(sent(answer, LocalDate.parse("2026-11-23")))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.ask(sent(answer, LocalDate.parse("2026-11-22")))).isInstanceOf(Verdict.Accepted.class);
        assertThat(it.current().findTask(answer.commandId()).orElseThrow().answeredAt())
                .isEqualTo(it.now);
    }

    @Test
    void anAnswerByTelephoneLetsTheCaseGoOn() {
        DecidedCase it = asked();

        assertThat(it.ask(new Input.ClarifiedThroughStaff("anna", "D2"))).isInstanceOf(Verdict.Accepted.class);

        assertThat(it.current().stage()).isEqualTo(Stage.LOCATING);
        assertThat(it.current().clock().isSuspended()).isFalse();
    }

    @Test
    void whatWasNotWrittenDownWasNotSaid() {
        DecidedCase it = asked();

        assertThat(it.ask(new Input.ClarifiedThroughStaff("anna", null))).isInstanceOf(Verdict.Rejected.class);
        assertThat(it.current().stage()).isEqualTo(Stage.AWAITING_CLARIFICATION);
    }

    @Test
    void nobodyAnswersAQuestionThatWasNotAsked() {
        assertThat(DecidedCase.of(Right.ERASURE).ask(new Input.ClarifiedThroughStaff("anna", "D2")))
                .isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void theHistorySaysWhoEnteredARequest() {
        assertThat(submitted("anna").actor()).isEqualTo("staff:anna");
        assertThat(submitted(null).actor()).isEqualTo("subject");
    }

    private static Input.Submitted submitted(@Nullable String enteredBy) {
        return new Input.Submitted(
                Right.ERASURE, "customer", "sv", "LETTER", YESTERDAY, false, Set.of(), "hash", enteredBy);
    }

    private static DecidedCase nothingHeld() {
        DecidedCase it = DecidedCase.ofLetter(Right.ERASURE, YESTERDAY);
        it.ask(new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
        return it.located(Map.of());
    }

    private static DecidedCase asked() {
        DecidedCase it = DecidedCase.of(Right.ERASURE).identified();
        it.ask(new Input.ClarificationRequestedByStaff("anna", "D1"));
        return it;
    }

    private static Input.TaskSettled sent(Task letter, LocalDate on) {
        return new Input.TaskSettled("anna", letter.commandId(), List.of(), List.of(), null, on);
    }

    private static List<NoticeKind> posted(DecidedCase it) {
        return it.open(Action.NOTIFY).stream()
                .filter(Task::isToBePosted)
                .map(Task::notice)
                .toList();
    }
}
