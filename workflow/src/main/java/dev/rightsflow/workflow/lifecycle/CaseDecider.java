package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Assessment;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RightPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an input means for a case. The only place that branches on inputs; what they lead to is in the leaves. Not final,
 * so that the simulation can try what becomes of it without one of its guarantees.
 */
public class CaseDecider {

    private final PerVersion<Deciding.Rules> rulebook;

    public CaseDecider(Policies policies, Lifecycle lifecycle, Patience patience) {
        this.rulebook = new PerVersion<>(
                policies, policy -> new Deciding.Rules(policy, new Assessment(policy), lifecycle, patience));
    }

    /**
     * Decides without changing anything.
     *
     * @param current null where no such case exists yet
     * @param caseId of the case, also where there is none yet
     * @param registeredHolds the holds of the registry that cover the person; asked only when they matter
     */
    public Verdict decide(
            @Nullable Case current,
            String caseId,
            Input input,
            Instant now,
            Supplier<Collection<Hold>> registeredHolds) {
        if (current == null) {
            return input instanceof Input.Submitted submitted
                    ? open(caseId, submitted, now, registeredHolds)
                    : new Verdict.Rejected(
                            "Expected %s to be about a case, but there is no case %s".formatted(input.name(), caseId));
        }
        Deciding deciding = new Deciding(current, rulebook, now, registeredHolds);
        if (current.stage().isUndecided()) {
            deciding.decideAnew();
        }
        Verdict verdict = switch (input) {
            case Input.Submitted ignored ->
                new Verdict.Rejected("Expected a new case, but %s is already there".formatted(current.id()));
            case Input.IdentityLinkFollowed followed -> Identification.linkFollowed(deciding, followed);
            case Input.IdentityConfirmedByStaff confirmed -> Identification.confirmedByStaff(deciding, confirmed);
            case Input.IdentityRejectedByStaff rejected -> Identification.rejectedByStaff(deciding, rejected);
            case Input.ClarificationRequestedByStaff requested -> Clarification.requested(deciding, requested);
            case Input.Clarified clarified -> Clarification.answered(deciding, clarified);
            case Input.ClarifiedThroughStaff clarified -> Clarification.answeredThroughStaff(deciding, clarified);
            case Input.PlanApproved approved -> Planning.approved(deciding, approved);
            case Input.PlanAmended amended -> Judging.amended(deciding, amended);
            case Input.PlanReturned returned -> Planning.returned(deciding, returned);
            case Input.HoldPlaced placed -> Holding.placed(deciding, placed);
            case Input.HoldReleased released -> Holding.released(deciding, released);
            case Input.Withdrawn withdrawn -> Closing.withdrawn(deciding, withdrawn);
            case Input.WithdrawnThroughStaff withdrawn -> Closing.withdrawn(deciding, withdrawn);
            case Input.RefusedByStaff refused -> Refusal.refused(deciding, refused);
            case Input.RefusalConfirmed confirmed -> Refusal.confirmed(deciding, confirmed);
            case Input.RefusalDeclined declined -> Refusal.declined(deciding, declined);
            case Input.ForwardedByStaff forwarded -> Closing.forwarded(deciding, forwarded);
            case Input.MergedByStaff merged -> Closing.merged(deciding, merged);
            case Input.FeeAskedByStaff asked -> Fee.asked(deciding, asked);
            case Input.FeeConfirmed confirmed -> Fee.confirmed(deciding, confirmed);
            case Input.FeeDeclined declined -> Fee.declined(deciding, declined);
            case Input.FeePaid paid -> Fee.paid(deciding, paid);
            case Input.RestrictionEndedByStaff ended -> Restriction.ended(deciding, ended);
            case Input.AcknowledgedByRecipient acknowledged -> Recipients.acknowledged(deciding, acknowledged);
            case Input.LetterAcknowledged acknowledged -> Recipients.acknowledged(deciding, acknowledged);
            case Input.RecipientsAskedFor asked -> Recipients.named(deciding, asked);
            case Input.ExtendedByStaff extended -> Clock.extended(deciding, extended);
            case Input.Reported reported -> Tasks.reported(deciding, reported);
            case Input.TaskRetried retried -> Tasks.retried(deciding, retried);
            case Input.TaskSettled settled -> Tasks.settled(deciding, settled);
            case Input.SystemRestored restored -> Restored.heard(deciding, restored);
            case Input.TimerFired fired -> timerFired(deciding, fired);
        };
        if (verdict instanceof Verdict.Accepted) {
            Progress.advance(deciding);
            return deciding.accepted();
        }
        return verdict;
    }

    private Verdict open(
            String caseId, Input.Submitted submitted, Instant now, Supplier<Collection<Hold>> registeredHolds) {
        Policy inForce = rulebook.newest().policy();
        RightPolicy policy = inForce.right(submitted.right());
        Deciding opening = Deciding.opening(
                new CaseEvent.RequestReceived(
                        caseId,
                        submitted.right(),
                        submitted.subjectType(),
                        submitted.language(),
                        submitted.channel(),
                        submitted.receivedAt(),
                        submitted.reachableByEmail(),
                        submitted.identifiers(),
                        policy.verification(),
                        inForce.version(),
                        inForce.deadlines().due(submitted.receivedAt())),
                rulebook,
                now,
                registeredHolds);
        Clock.started(opening);
        if (opening.isForAnotherController() || opening.current().isIdentitySufficient()) {
            Tasks.notify(opening, NoticeKind.ACKNOWLEDGED);
        } else {
            Identification.requested(opening, submitted.secretHash(), policy.identityExpiry());
        }
        Progress.advance(opening);
        return opening.accepted();
    }

    private static Verdict timerFired(Deciding deciding, Input.TimerFired fired) {
        if (!fired.dueAt().equals(deciding.current().timers().get(fired.timerId()))) {
            return new Verdict.Rejected("Expected the timer %s to be set for %s, but it is not any more"
                    .formatted(fired.timerId(), fired.dueAt()));
        }
        deciding.clearTimer(fired.timerId());
        if (fired.timerId().startsWith(Clock.REMINDER)) {
            return Clock.reminded(deciding, fired.timerId());
        }
        if (Holding.isOfReview(fired.timerId())) {
            return Holding.reviewDue(deciding, fired.timerId());
        }
        if (fired.timerId().startsWith(Recipients.TIMER)) {
            return Recipients.silent(deciding, fired.timerId());
        }
        return switch (fired.timerId()) {
            case DeferredErasure.TIMER -> {
                deciding.decideAnew();
                DeferredErasure.start(deciding);
                yield deciding.accepted();
            }
            case DeferredErasure.CASE_RETENTION -> DeferredErasure.caseRetentionEnded(deciding);
            case Clock.DEADLINE -> Clock.deadlinePassed(deciding);
            case Clarification.UNANSWERED -> Clarification.unanswered(deciding);
            case Fee.UNPAID -> Fee.unpaid(deciding);
            case Restriction.TIMER -> Restriction.lift(deciding);
            case Identification.EXPIRY -> Identification.expired(deciding);
            case Identification.REMINDER -> Identification.reminded(deciding);
            default -> Tasks.timerFired(deciding, fired.timerId());
        };
    }
}
