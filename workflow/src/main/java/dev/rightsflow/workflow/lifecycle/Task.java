package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One system's share of a case: a command and what became of it.
 *
 * @param commandId {@code <case id>:<system>:<action>:<round>}
 * @param round 1, then one more with each further command of this kind to the system
 * @param attempt 1, then one more each time the same command is sent again
 * @param items what the command acts on; nothing else may be touched
 * @param notice kind of notice, for NOTIFY
 * @param cancels the command that must not be executed any more, for CANCEL
 * @param statement id of the words of staff that a notice carries
 * @param letter what a recipient of the data is told; null for a notice to the person
 * @param repeats the command whose effect is done again, since the system has lost it with a restored backup
 * @param found what is held, once LOCATE is answered
 * @param outcomes what became of each item, once any other action is answered
 * @param certificate that paper was destroyed, where it was
 * @param acknowledgedAt when the recipient confirmed the letter
 * @param acknowledgedBy {@value #BY_RECIPIENT} if it did so by itself, otherwise who recorded it, as in the history
 * @param answeredAt when its answer came
 */
public record Task(
        String commandId,
        String system,
        Action action,
        int round,
        int attempt,
        State state,
        List<Item> items,
        @Nullable NoticeKind notice,
        @Nullable String cancels,
        @Nullable String statement,
        @Nullable Letter letter,
        @Nullable String repeats,
        Instant issuedAt,
        Instant answerBy,
        List<Item> found,
        List<ItemOutcome> outcomes,
        @Nullable Failure failure,
        @Nullable Certificate certificate,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant answeredAt) {

    /** The actor of what a recipient does by itself. */
    public static final String BY_RECIPIENT = "recipient";

    /** Notices to persons without an e-mail address: staff print them and send them by post. */
    public static final String LETTERS = "letters";

    static final String TIMER = "TASK:";

    /** How far it has come. */
    public enum State {
        COMMANDED,
        /** The system has it in hand and takes its time. */
        STARTED,
        /** It failed for now; the same command is sent again after a pause. */
        RETRYING,
        /** Attempts are used up, or a person is needed: it waits for staff, with the reason. */
        PARKED,
        DONE,
        /** Staff did it by hand, or found out; a late report of the system still replaces what they wrote. */
        SETTLED,
        CANCELLED;

        /** Whether the case still waits for it. */
        public boolean isOpen() {
            return switch (this) {
                case COMMANDED, STARTED, RETRYING, PARKED -> true;
                case DONE, SETTLED, CANCELLED -> false;
            };
        }
    }

    public static String commandId(String caseId, String system, Action action, int round) {
        return caseId + ":" + system + ":" + action + ":" + round;
    }

    /** Id of the timer that asks again when the system has not answered in time. */
    public String timerId() {
        return TIMER + commandId;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it is a notice that waits to be printed and sent by post. */
    public boolean isToBePosted() {
        return system.equals(LETTERS) && state == State.PARKED;
    }

    /** Whether the system has yet to answer. */
    boolean isAwaited() {
        return isOpen() && state != State.PARKED;
    }

    /** Whether it changes something in a system, so that the case may not close before it is settled. */
    public boolean isEffect() {
        return switch (action) {
            case DISCLOSE, EXPORT, ERASE, RECTIFY, RESTRICT, LIFT_RESTRICTION, SUPPRESS -> true;
            case LOCATE, NOTIFY, CANCEL -> false;
        };
    }

    /** Whether the system's records are different for it, so that a backup from before does not know of it. */
    boolean isChange() {
        return isEffect() && action != Action.DISCLOSE && action != Action.EXPORT;
    }

    /** Whether it does again what a system has lost; for the person nothing has changed by it. */
    public boolean isReplay() {
        return repeats != null;
    }

    Task inState(State next) {
        return with(
                attempt,
                next,
                answerBy,
                found,
                outcomes,
                failure,
                certificate,
                acknowledgedAt,
                acknowledgedBy,
                answeredAt);
    }

    Task repeated(Instant newAnswerBy) {
        return with(
                attempt + 1,
                State.COMMANDED,
                newAnswerBy,
                found,
                outcomes,
                null,
                certificate,
                acknowledgedAt,
                acknowledgedBy,
                answeredAt);
    }

    /** Whether the system has put up a block for the person, on records or in case some come. */
    public boolean hasSuppressed() {
        return action == Action.SUPPRESS
                && isAnswered()
                && (outcomes.isEmpty()
                        || outcomes.stream().anyMatch(outcome -> outcome.outcome() == Outcome.SUPPRESSED));
    }

    /** Whether its answer counts, whoever gave it. */
    public boolean isAnswered() {
        return state == State.DONE || state == State.SETTLED;
    }

    /** Whether a recipient has the letter and has not confirmed it. */
    public boolean awaitsAcknowledgement() {
        return isUnconfirmed() && isAnswered();
    }

    /** Whether it is a letter that its recipient has not confirmed, or not got yet. */
    boolean isUnconfirmed() {
        return letter != null && acknowledgedAt == null;
    }

    /** Whether the recipient confirmed it without staff. */
    public boolean isAcknowledgedByItself() {
        return BY_RECIPIENT.equals(acknowledgedBy);
    }

    Task acknowledged(String by, Instant at) {
        return with(attempt, state, answerBy, found, outcomes, failure, certificate, at, by, answeredAt);
    }

    Task answered(State next, List<Item> nowFound, List<ItemOutcome> nowOutcomes, Instant at) {
        return with(
                attempt, next, answerBy, nowFound, nowOutcomes, null, certificate, acknowledgedAt, acknowledgedBy, at);
    }

    /** Staff did it, and certify that paper was destroyed if it was. */
    Task settled(List<Item> nowFound, List<ItemOutcome> nowOutcomes, @Nullable Certificate nowCertified, Instant at) {
        return with(
                attempt,
                State.SETTLED,
                answerBy,
                nowFound,
                nowOutcomes,
                null,
                nowCertified,
                acknowledgedAt,
                acknowledgedBy,
                at);
    }

    Task failed(State next, Failure why) {
        return with(
                attempt, next, answerBy, found, outcomes, why, certificate, acknowledgedAt, acknowledgedBy, answeredAt);
    }

    /** The same task: what it was told never changes, only how far it has come. */
    private Task with(
            int nextAttempt,
            State nextState,
            Instant nextAnswerBy,
            List<Item> nextFound,
            List<ItemOutcome> nextOutcomes,
            @Nullable Failure nextFailure,
            @Nullable Certificate nextCertificate,
            @Nullable Instant nextAcknowledgedAt,
            @Nullable String nextAcknowledgedBy,
            @Nullable Instant nextAnsweredAt) {
        return new Task(
                commandId,
                system,
                action,
                round,
                nextAttempt,
                nextState,
                items,
                notice,
                cancels,
                statement,
                letter,
                repeats,
                issuedAt,
                nextAnswerBy,
                nextFound,
                nextOutcomes,
                nextFailure,
                nextCertificate,
                nextAcknowledgedAt,
                nextAcknowledgedBy,
                nextAnsweredAt);
    }
}
