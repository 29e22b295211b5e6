package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CertificateRef;
import dev.rightsflow.schemas.Decision;
import dev.rightsflow.schemas.DecisionKind;
import dev.rightsflow.schemas.HoldRef;
import dev.rightsflow.schemas.IdentityCheck;
import dev.rightsflow.schemas.RestoredRef;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.TwinRef;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes what staff decide. A decision changes a case in one way only: as a record that reaches the one writer of the
 * case, who may still refuse it.
 */
public final class Decisions {

    private static final long PATIENCE_SECONDS = 10;

    private final KafkaTemplate<String, Object> kafka;
    private final @Nullable Sealer toOurselves;
    private final Clock clock;

    /** @param toOurselves null where decisions never carry words */
    Decisions(KafkaTemplate<String, Object> kafka, @Nullable Sealer toOurselves, Clock clock) {
        this.kafka = kafka;
        this.toOurselves = toOurselves;
        this.clock = clock;
    }

    /**
     * Publishes a decision and returns when the broker has it.
     *
     * @param decisionId names it: the same form sent twice is the same decision
     * @param reason in the staff's own words, which may name people: it travels sealed
     * @param details further words by name, sealed too, for instance {@code forwardedTo}
     * @throws NotPublishedException if the broker does not take it
     */
    public void publish(
            String caseId,
            String decisionId,
            Input.FromStaff input,
            @Nullable String reason,
            Map<String, String> details) {
        await(caseId, send(caseId, decisionId, input, reason, details));
    }

    /**
     * Publishes one decision for each of many cases, and returns when the broker has them all.
     *
     * @throws NotPublishedException if it does not take one of them; it may have taken others
     */
    public void publish(String decisionId, Map<String, ? extends Input.FromStaff> inputs) {
        Map<String, CompletableFuture<?>> sent = new LinkedHashMap<>();
        inputs.forEach((caseId, input) -> sent.put(caseId, send(caseId, decisionId, input, null, Map.of())));
        sent.forEach(Decisions::await);
    }

    private CompletableFuture<?> send(
            String caseId,
            String decisionId,
            Input.FromStaff input,
            @Nullable String reason,
            Map<String, String> details) {
        Decision.Builder decision = Decision.newBuilder()
                .setCaseId(caseId)
                .setDecisionId(decisionId)
                .setAt(clock.instant())
                .setBy(input.by());
        if (reason != null) {
            decision.setReason(Objects.requireNonNull(toOurselves)
                    .seal(
                            SubjectDetails.newBuilder()
                                    .setMessage(reason)
                                    .setIdentifiers(details)
                                    .build(),
                            Decision.class,
                            caseId));
        }
        fill(decision, input);
        try {
            return kafka.send(Topics.DECISIONS, caseId, decision.build());
        } catch (org.apache.kafka.common.KafkaException e) {
            throw notPublished(caseId);
        }
    }

    private static void await(String caseId, CompletableFuture<?> sent) {
        try {
            sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPublished(caseId);
        } catch (ExecutionException | TimeoutException e) {
            throw notPublished(caseId);
        }
    }

    private static NotPublishedException notPublished(String caseId) {
        return new NotPublishedException("Expected to record the decision on " + caseId
                + ", but the broker has not confirmed it; look at the case before deciding again");
    }

    private static void fill(Decision.Builder decision, Input.FromStaff input) {
        switch (input) {
            case Input.IdentityConfirmedByStaff confirmed ->
                decision.setKind(DecisionKind.IDENTITY_CONFIRMED)
                        .setIdentityCheck(new IdentityCheck(
                                confirmed.method(), confirmed.level().name()));
            case Input.IdentityRejectedByStaff ignored -> decision.setKind(DecisionKind.IDENTITY_REJECTED);
            case Input.ClarificationRequestedByStaff ignored -> decision.setKind(DecisionKind.CLARIFICATION_REQUESTED);
            case Input.ClarifiedThroughStaff ignored -> decision.setKind(DecisionKind.CLARIFIED);
            case Input.PlanApproved ignored -> decision.setKind(DecisionKind.APPROVED);
            case Input.PlanReturned ignored -> decision.setKind(DecisionKind.PLAN_RETURNED);
            case Input.PlanAmended amended ->
                decision.setKind(DecisionKind.PLAN_AMENDED)
                        .setItemDecisions(amended.judgements().stream()
                                .map(AvroWords::judgement)
                                .toList());
            case Input.RefusedByStaff refused ->
                decision.setKind(DecisionKind.REFUSED).setGround(refused.ground());
            case Input.RefusalConfirmed ignored -> decision.setKind(DecisionKind.REFUSAL_CONFIRMED);
            case Input.RefusalDeclined ignored -> decision.setKind(DecisionKind.REFUSAL_DECLINED);
            case Input.ExtendedByStaff ignored -> decision.setKind(DecisionKind.EXTENDED);
            case Input.ForwardedByStaff ignored -> decision.setKind(DecisionKind.FORWARDED);
            case Input.WithdrawnThroughStaff ignored -> decision.setKind(DecisionKind.WITHDRAWN);
            case Input.MergedByStaff merged ->
                decision.setKind(DecisionKind.MERGED)
                        .setTwin(new TwinRef(
                                merged.twin().caseId(), merged.twin().dueOn()));
            case Input.FeeAskedByStaff ignored -> decision.setKind(DecisionKind.FEE_ASKED);
            case Input.FeeConfirmed ignored -> decision.setKind(DecisionKind.FEE_CONFIRMED);
            case Input.FeeDeclined ignored -> decision.setKind(DecisionKind.FEE_DECLINED);
            case Input.FeePaid ignored -> decision.setKind(DecisionKind.FEE_PAID);
            case Input.RestrictionEndedByStaff ignored -> decision.setKind(DecisionKind.RESTRICTION_ENDED);
            case Input.AcknowledgedByRecipient acknowledged ->
                decision.setKind(DecisionKind.RECIPIENT_ACKNOWLEDGED).setCommandId(acknowledged.commandId());
            case Input.RecipientsAskedFor ignored -> decision.setKind(DecisionKind.RECIPIENTS_ASKED_FOR);
            case Input.SystemRestored restored ->
                decision.setKind(DecisionKind.SYSTEM_RESTORED)
                        .setRestored(new RestoredRef(restored.system(), restored.since()));
            case Input.HoldPlaced placed ->
                decision.setKind(DecisionKind.HOLD_PLACED).setHold(hold(placed.hold()));
            case Input.HoldReleased released ->
                decision.setKind(DecisionKind.HOLD_RELEASED)
                        .setHold(HoldRef.newBuilder()
                                .setHoldId(released.holdId())
                                .setType("")
                                .setGround("")
                                .build());
            case Input.TaskRetried retried ->
                decision.setKind(DecisionKind.TASK_RETRIED).setCommandId(retried.commandId());
            case Input.TaskSettled settled ->
                decision.setKind(DecisionKind.TASK_SETTLED)
                        .setCommandId(settled.commandId())
                        .setCertificate(certificate(settled.certificate()))
                        .setDoneOn(settled.doneOn())
                        .setOutcomes(Stream.concat(
                                        settled.found().stream().map(Decisions::found),
                                        settled.outcomes().stream().map(Decisions::outcome))
                                .toList());
        }
    }

    /** What was found by hand travels as items to which nothing was done; the command that it settles says that they were sought. */
    private static dev.rightsflow.schemas.ItemOutcome found(Item item) {
        return new dev.rightsflow.schemas.ItemOutcome(
                AvroWords.item(item), dev.rightsflow.schemas.Outcome.NOT_APPLICABLE, null);
    }

    private static dev.rightsflow.schemas.ItemOutcome outcome(ItemOutcome outcome) {
        return new dev.rightsflow.schemas.ItemOutcome(
                AvroWords.item(outcome.item()), AvroWords.outcome(outcome.outcome()), outcome.reason());
    }

    private static @Nullable CertificateRef certificate(@Nullable Certificate certificate) {
        return certificate == null ? null : new CertificateRef(certificate.number(), certificate.witness());
    }

    private static HoldRef hold(Hold hold) {
        return HoldRef.newBuilder()
                .setHoldId(hold.id())
                .setType(hold.type().name())
                .setGround(hold.ground())
                .setStatute(hold.statute())
                .setSystem(hold.scope().system())
                .setCategory(hold.scope().category())
                .setRecordsFrom(hold.scope().recordsFrom())
                .setRecordsUntil(hold.scope().recordsUntil())
                .setUntil(hold.until())
                .setReviewOn(hold.reviewOn())
                .setFrom(hold.from())
                .setDisclosable(hold.disclosable())
                .build();
    }
}
