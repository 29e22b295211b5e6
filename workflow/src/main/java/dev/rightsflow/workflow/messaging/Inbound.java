package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CertificateRef;
import dev.rightsflow.schemas.Decision;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.HoldRef;
import dev.rightsflow.schemas.LetterProof;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RestoredRef;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.Timer;
import dev.rightsflow.schemas.TwinRef;
import dev.rightsflow.schemas.identifiers.KnownBy;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.UnsealException;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Failure;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.Received;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns records into inputs, or says why not. */
final class Inbound {

    /** Of telephone numbers that a system writes as they are dialled at home. */
    private static final String REGION = "SE";

    private final Deserializer<Object> deserializer;
    private final Unsealer unsealer;
    private final PayloadCodec codec;
    private final Vault vault;
    private final Policy policy;

    Inbound(Deserializer<Object> deserializer, Unsealer unsealer, PayloadCodec codec, Vault vault, Policy policy) {
        this.deserializer = deserializer;
        this.unsealer = unsealer;
        this.codec = codec;
        this.vault = vault;
        this.policy = policy;
    }

    /** @throws RefusedRecordException if the record cannot be decoded, opened, or is not what the contract says */
    Received read(ConsumerRecord<String, byte[]> record) {
        Object value = decode(record);
        Position position = new Position(record.topic(), record.partition(), record.offset());
        try {
            Received received = switch (value) {
                case Request request -> request(position, request);
                case Decision decision -> decision(position, decision);
                case Report report -> report(position, report);
                case Timer timer -> timer(position, timer);
                default ->
                    throw new RefusedRecordException(
                            "TYPE_UNEXPECTED",
                            "Expected an input of a case, but got "
                                    + value.getClass().getSimpleName());
            };
            if (!received.caseId().equals(record.key())) {
                throw new RefusedRecordException(
                        "KEY_MISMATCH", "Expected the case id " + received.caseId() + " as key, but got another");
            }
            return received;
        } catch (IllegalArgumentException e) {
            // A word that no enum knows, a hold without an end: the writer broke the contract, and the partition goes
            // on.
            throw new RefusedRecordException(
                    "VALUE_UNEXPECTED", "Expected values that the contract allows, but one of the fields has another");
        } catch (UnsealException e) {
            throw new RefusedRecordException("UNSEALABLE", e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private Object decode(ConsumerRecord<String, byte[]> record) {
        try {
            Object value = deserializer.deserialize(record.topic(), record.value());
            if (value instanceof SpecificRecord) {
                return value;
            }
        } catch (SerializationException | IllegalStateException | org.apache.avro.AvroRuntimeException e) {
            throw new RefusedRecordException(
                    "UNDECODABLE", "Expected an Avro record of a registered schema, but decoding failed");
        }
        throw new RefusedRecordException("UNDECODABLE", "Expected a record of the contract, but there is none");
    }

    private Received request(Position position, Request request) {
        String caseId = request.getCaseId();
        return switch (request.getKind()) {
            case SUBMITTED -> submitted(position, request, required("submission", request.getSubmission()));
            case IDENTITY_LINK_FOLLOWED ->
                new Received(
                        position,
                        caseId,
                        new Input.IdentityLinkFollowed(required("identityProof", request.getIdentityProof())
                                .getSecretHash()),
                        null);
            case WITHDRAWN -> new Received(position, caseId, new Input.Withdrawn(), null);
            case CLARIFIED ->
                new Received(
                        position,
                        caseId,
                        new Input.Clarified(),
                        reason(request.getMessageId(), request.getAnswer(), Request.class, caseId));
            case LETTER_ACKNOWLEDGED ->
                new Received(
                        position,
                        caseId,
                        letterAcknowledged(caseId, required("letterProof", request.getLetterProof())),
                        null);
            case UNKNOWN -> throw unknownKind("request");
        };
    }

    private Input letterAcknowledged(String caseId, LetterProof proof) {
        if (!vault.isLetterSecret(proof.getSecretHash(), caseId, proof.getLetter())) {
            throw new RefusedRecordException(
                    "LETTER_SECRET_WRONG", "Expected the secret that the letter's link carries, but got another");
        }
        return new Input.LetterAcknowledged(proof.getLetter());
    }

    private Received submitted(Position position, Request request, Submission submission) {
        String caseId = request.getCaseId();
        Right right = offered(submission.getRight());
        SubjectDetails subject = unsealer.open(submission.getSubject(), SubjectDetails.class, Request.class, caseId);
        byte[] dataKey = vault.newDataKey(caseId);
        Confidential confidential = Confidential.ofNewCase(
                dataKey,
                vault.encrypt(caseId, dataKey, codec.encode(subject)),
                vault.identifierHashes(identifiers(subject)));
        Input input = new Input.Submitted(
                right,
                submission.getRelation(),
                policy.languages().contains(submission.getLanguage())
                        ? submission.getLanguage()
                        : policy.languages().getFirst(),
                submission.getChannel().name(),
                request.getReceivedAt(),
                subject.getEmail() != null,
                subject.getIdentifiers().keySet(),
                Links.hash(vault.identitySecret(caseId)),
                submission.getEnteredBy());
        return new Received(position, caseId, input, new Received.Enclosure.OfNewCase(confidential));
    }

    private Right offered(dev.rightsflow.schemas.Right right) {
        return Optional.of(right)
                .filter(known -> known != dev.rightsflow.schemas.Right.UNKNOWN)
                .map(known -> Right.valueOf(known.name()))
                .filter(policy::offers)
                .orElseThrow(() -> new RefusedRecordException(
                        "RIGHT_NOT_OFFERED", "Expected a right that the policy offers, but got " + right));
    }

    private static Map<String, String> identifiers(SubjectDetails subject) {
        Map<String, String> identifiers = new HashMap<>(subject.getIdentifiers());
        put(identifiers, "email", subject.getEmail());
        put(identifiers, "phone", subject.getPhone());
        put(identifiers, "nationalId", subject.getNationalId());
        return identifiers;
    }

    private static void put(Map<String, String> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private Received decision(Position position, Decision decision) {
        String by = decision.getBy();
        String statement = decision.getReason() == null ? null : decision.getDecisionId();
        Input input = switch (decision.getKind()) {
            case IDENTITY_CONFIRMED -> {
                var check = required("identityCheck", decision.getIdentityCheck());
                yield new Input.IdentityConfirmedByStaff(
                        by, check.getMethod(), VerificationLevel.valueOf(check.getLevel()));
            }
            case IDENTITY_REJECTED -> new Input.IdentityRejectedByStaff(by, statement);
            case CLARIFICATION_REQUESTED -> new Input.ClarificationRequestedByStaff(by, statement);
            case CLARIFIED -> new Input.ClarifiedThroughStaff(by, statement);
            case APPROVED -> new Input.PlanApproved(by);
            case PLAN_RETURNED -> new Input.PlanReturned(by);
            case PLAN_AMENDED ->
                new Input.PlanAmended(
                        by,
                        decision.getItemDecisions().stream()
                                .map(AvroWords::judgement)
                                .toList(),
                        statement);
            case REFUSED -> new Input.RefusedByStaff(by, required("ground", decision.getGround()), statement);
            case REFUSAL_CONFIRMED -> new Input.RefusalConfirmed(by);
            case REFUSAL_DECLINED -> new Input.RefusalDeclined(by);
            case EXTENDED -> new Input.ExtendedByStaff(by, statement);
            case WITHDRAWN -> new Input.WithdrawnThroughStaff(by);
            case FORWARDED -> new Input.ForwardedByStaff(by, statement);
            case MERGED -> {
                TwinRef twin = required("twin", decision.getTwin());
                yield new Input.MergedByStaff(by, new Ending.Twin(twin.getCaseId(), twin.getDueOn()));
            }
            case FEE_ASKED -> new Input.FeeAskedByStaff(by, statement);
            case FEE_CONFIRMED -> new Input.FeeConfirmed(by);
            case FEE_DECLINED -> new Input.FeeDeclined(by);
            case FEE_PAID -> new Input.FeePaid(by);
            case RESTRICTION_ENDED -> new Input.RestrictionEndedByStaff(by, statement);
            case RECIPIENT_ACKNOWLEDGED ->
                new Input.AcknowledgedByRecipient(by, required("commandId", decision.getCommandId()));
            case RECIPIENTS_ASKED_FOR -> new Input.RecipientsAskedFor(by);
            case HOLD_PLACED -> new Input.HoldPlaced(by, hold(required("hold", decision.getHold())));
            case HOLD_RELEASED ->
                new Input.HoldReleased(by, required("hold", decision.getHold()).getHoldId());
            case TASK_RETRIED -> new Input.TaskRetried(by, required("commandId", decision.getCommandId()));
            case TASK_SETTLED -> settled(by, decision);
            case SYSTEM_RESTORED -> {
                RestoredRef restored = required("restored", decision.getRestored());
                yield new Input.SystemRestored(by, restored.getSystem(), restored.getSince());
            }
            case UNKNOWN -> throw unknownKind("decision");
        };
        return new Received(
                position,
                decision.getCaseId(),
                input,
                reason(decision.getDecisionId(), decision.getReason(), Decision.class, decision.getCaseId()));
    }

    /** For LOCATE the items are what staff found, for every other action what became of them. */
    private static Input settled(String by, Decision decision) {
        String commandId = required("commandId", decision.getCommandId());
        String system = AvroWords.systemOf(commandId);
        List<ItemOutcome> outcomes = decision.getOutcomes().stream()
                .map(outcome -> AvroWords.outcome(system, outcome))
                .toList();
        return AvroWords.actionOf(commandId) == Action.LOCATE
                ? new Input.TaskSettled(
                        by, commandId, outcomes.stream().map(ItemOutcome::item).toList(), List.of(), null)
                : new Input.TaskSettled(
                        by,
                        commandId,
                        List.of(),
                        outcomes,
                        certificate(decision.getCertificate()),
                        decision.getDoneOn());
    }

    private static @Nullable Certificate certificate(@Nullable CertificateRef ref) {
        return ref == null ? null : new Certificate(ref.getNumber(), ref.getWitness());
    }

    private static Hold hold(HoldRef ref) {
        return new Hold(
                ref.getHoldId(),
                HoldType.valueOf(ref.getType()),
                ref.getGround(),
                ref.getStatute(),
                new Scope(ref.getSystem(), ref.getCategory(), ref.getRecordsFrom(), ref.getRecordsUntil()),
                ref.getFrom(),
                ref.getUntil(),
                ref.getReviewOn(),
                ref.getDisclosable());
    }

    private Received.@Nullable Enclosure reason(
            String id, @Nullable Sealed sealed, Class<?> recordKind, String caseId) {
        return sealed == null
                ? null
                : new Received.Enclosure.Reason(
                        id, codec.encode(unsealer.open(sealed, SubjectDetails.class, recordKind, caseId)));
    }

    private Received report(Position position, Report report) {
        String system = report.getSystem();
        if (!vault.isAnswerToken(report.getAnswerToken(), report.getCaseId(), system)) {
            throw new RefusedRecordException(
                    "ANSWER_TOKEN_WRONG",
                    "Expected the answer token that %s got with its commands, but the report has another"
                            .formatted(system));
        }
        Input.Report answer = switch (report.getKind()) {
            case STARTED -> new Input.Report.Started();
            case DONE ->
                new Input.Report.Done(
                        report.getFound().stream()
                                .map(item -> AvroWords.item(system, item))
                                .toList(),
                        report.getOutcomes().stream()
                                .map(outcome -> AvroWords.outcome(system, outcome))
                                .toList());
            case FAILED -> {
                var failure = required("failure", report.getFailure());
                yield new Input.Report.Failed(
                        new Failure(failure.getCode(), failure.getMessage(), failure.getRetryable()));
            }
            case CANCELLED -> new Input.Report.Cancelled();
            case UNKNOWN -> throw unknownKind("report");
        };
        return new Received(
                position,
                report.getCaseId(),
                new Input.Reported(system, report.getCommandId(), answer),
                report.getIdentifiers() == null ? extract(report) : located(report, report.getIdentifiers()));
    }

    private Received.@Nullable Enclosure extract(Report report) {
        Sealed extract = report.getExtract();
        return extract == null
                ? null
                : new Received.Enclosure.Extract(
                        report.getCommandId(),
                        codec.encode(unsealer.open(extract, Extract.class, Report.class, report.getCaseId())));
    }

    /** Only hashes of it go on. What is no identifier of its type identifies nobody; no hold was placed under it either. */
    private Received.@Nullable Enclosure located(Report report, Sealed sealed) {
        if (report.getKind() != ReportKind.DONE || AvroWords.actionOf(report.getCommandId()) != Action.LOCATE) {
            throw new RefusedRecordException(
                    "IDENTIFIERS_UNEXPECTED",
                    "Expected identifiers with the answer to a LOCATE that is done, but they came with another report");
        }
        List<LocatedIdentifier> identifiers = unsealer.open(
                        sealed, LocatedIdentifiers.class, Report.class, report.getCaseId())
                .getIdentifiers();
        if (identifiers.size() > KnownBy.MOST) {
            throw new RefusedRecordException(
                    "IDENTIFIERS_TOO_MANY",
                    "Expected at most %d identifiers of one person, but got %d"
                            .formatted(KnownBy.MOST, identifiers.size()));
        }
        if (identifiers.stream().anyMatch(identifier -> identifier.getValue().length() > KnownBy.LONGEST)) {
            throw new RefusedRecordException(
                    "IDENTIFIER_TOO_LONG",
                    "Expected identifiers of at most %d characters, but one is longer".formatted(KnownBy.LONGEST));
        }
        LocalDate today = policy.deadlines().day(report.getAt());
        return new Received.Enclosure.Located(identifiers.stream()
                .flatMap(one -> KnownBy.read(one.getType(), one.getValue(), REGION, today).stream())
                .map(known -> vault.identifierHash(known.type(), known.value()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Received timer(Position position, Timer timer) {
        return new Received(
                position, timer.getCaseId(), new Input.TimerFired(timer.getTimerId(), timer.getDueAt()), null);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new RefusedRecordException("FIELD_MISSING", "Expected the field " + field + ", but it is absent");
        }
        return value;
    }

    private static RefusedRecordException unknownKind(String record) {
        return new RefusedRecordException(
                "KIND_UNKNOWN",
                "Expected a kind of %s that this version knows, but the writer is newer".formatted(record));
    }
}
