package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A fact about a case. Live run and replay both go through {@link Case#apply}. Holds no personal data. */
public sealed interface CaseEvent {

    record RequestReceived(
            String caseId,
            Right right,
            String subjectType,
            String language,
            String channel,
            Instant receivedAt,
            boolean reachableByEmail,
            @Nullable Set<String> identifiers,
            VerificationLevel verification,
            String policyVersion,
            LocalDate due)
            implements CaseEvent {

        public RequestReceived {
            // In a fixed order, since facts are hashed; a history from before that was noted does not tell.
            identifiers = identifiers == null ? null : Collections.unmodifiableSet(new TreeSet<>(identifiers));
        }
    }

    /** A new decision is taken under a newer policy than the one before; what follows from it is, too. */
    record PolicyTakenUp(String version) implements CaseEvent {}

    /** The only fact that changes the stage. */
    record Moved(Move move, Stage to) implements CaseEvent {}

    record IdentityRequested(String secretHash, Instant expiresAt) implements CaseEvent {}

    record IdentityConfirmed(String method, VerificationLevel level, Instant at) implements CaseEvent {}

    /** It waits for the person: the second clock stands still. */
    record ClockSuspended(Instant at) implements CaseEvent {}

    record ClockResumed(Instant at, LocalDate dueSuspended) implements CaseEvent {}

    record DeadlineExtended(LocalDate dueStrict, LocalDate dueSuspended) implements CaseEvent {}

    /** The strict limit has passed without an ending. */
    record DeadlinePassed() implements CaseEvent {}

    /**
     * What one decision comes to for the timers, as its last fact: those that are set, or set anew, and those that are not set
     * any more.
     */
    record TimersChanged(Map<String, Instant> set, List<String> cleared) implements CaseEvent {}

    record CommandIssued(
            String commandId,
            String system,
            Action action,
            int round,
            List<Item> items,
            @Nullable NoticeKind notice,
            @Nullable String cancels,
            @Nullable String statement,
            @Nullable Letter letter,
            @Nullable String repeats,
            Instant issuedAt,
            Instant answerBy)
            implements CaseEvent {}

    /** The same command again; its effect happens once all the same. */
    record CommandRepeated(String commandId, Instant answerBy) implements CaseEvent {}

    record TaskStarted(String commandId) implements CaseEvent {}

    record TaskDone(String commandId, List<Item> found, List<ItemOutcome> outcomes, Instant at) implements CaseEvent {}

    /** Staff did it by hand, or found out; paper was destroyed where there is a certificate. */
    record TaskSettled(
            String commandId,
            List<Item> found,
            List<ItemOutcome> outcomes,
            @Nullable Certificate certificate,
            Instant at)
            implements CaseEvent {}

    /** Not done for now; sent again when its timer fires. */
    record TaskFailed(String commandId, Failure failure) implements CaseEvent {}

    /** It waits for staff. */
    record TaskParked(String commandId, Failure failure) implements CaseEvent {}

    record TaskCancelled(String commandId) implements CaseEvent {}

    /** A recipient of the data has confirmed that it follows (Art 19): by itself, or staff recorded it; {@code by} is the actor. */
    record RecipientAcknowledged(String commandId, String by, Instant at) implements CaseEvent {}

    /** A backup of the system, made at {@code since}, was restored: what it was told since then is told again. */
    record SystemRestored(String system, Instant since, Instant at) implements CaseEvent {}

    /** Each item has its disposition; replaces what was planned for the same items before. */
    record Planned(List<Disposition> dispositions) implements CaseEvent {}

    /** A person decided what was referred to them; the dispositions are what that comes to. */
    record ItemsJudged(String by, List<Judgement> judgements, List<Disposition> dispositions) implements CaseEvent {}

    record PlanAccepted(String by) implements CaseEvent {}

    record PlanRejected(String by) implements CaseEvent {}

    /** One person would refuse the request; on this ground it takes a second one. */
    record RefusalProposed(String by, String ground, String statement) implements CaseEvent {}

    /** The second person does not agree, or the first has thought better of it. */
    record RefusalDropped(String by) implements CaseEvent {}

    /** One person would ask for a fee; it takes a second one, as a refusal on the same grounds does. */
    record FeeProposed(String by, String statement) implements CaseEvent {}

    record FeeDropped(String by) implements CaseEvent {}

    record HoldTakenUp(Hold hold) implements CaseEvent {}

    record HoldLifted(String holdId) implements CaseEvent {}

    /** Staff are told that somebody has to look by that day whether the hold is still needed. It keeps until they have. */
    record HoldReviewDue(String holdId, LocalDate reviewOn) implements CaseEvent {}

    record EndingDecided(Ending ending) implements CaseEvent {}

    /** The reason to keep these items is gone: they are decided anew, though the case is closed. */
    record DeferredErasureStarted(List<Item> items) implements CaseEvent {}

    /** What could be erased is erased; the person is told. */
    record DeferredErasureEnded() implements CaseEvent {}

    /** Staff are told that the limit draws near. */
    record StaffReminded(LocalDate due) implements CaseEvent {}

    /** The case's own retention is over: its data key and all that it protected are destroyed. */
    record PersonalDataErased() implements CaseEvent {}

    /** Something was asked that the case could not grant; nothing changed. */
    record InputRefused(String input, String reason) implements CaseEvent {}
}
