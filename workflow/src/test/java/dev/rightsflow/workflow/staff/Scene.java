package dev.rightsflow.workflow.staff;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.ExtractField;
import dev.rightsflow.schemas.ExtractRecord;
import dev.rightsflow.schemas.Failure;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.ItemOutcome;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/** Everybody around a running workflow, who does just what a test tells them to. */
final class Scene {

    static final List<String> SYSTEMS = List.of("crm", "invoicing", "recruitment", "newsletter", "mail");

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final KafkaTemplate<String, Object> kafka;
    private final Sealer toWorkflow;
    private final Vault vault;

    @SuppressWarnings("unchecked")
    Scene(ApplicationContext workflow) {
        this.kafka = workflow.getBean("kafkaTemplate", KafkaTemplate.class);
        this.toWorkflow =
                new Sealer(workflow.getBean(SealingKeys.class).publicKey(), workflow.getBean(PayloadCodec.class));
        this.vault = workflow.getBean(Vault.class);
    }

    void announceSystems() {
        byte[] key = SealingKeys.generate().publicKey();
        for (String system : SYSTEMS) {
            send(
                    Topics.SYSTEMS,
                    system,
                    SystemAnnouncement.newBuilder()
                            .setSystem(system)
                            .setVersion("1.0")
                            .setAt(Instant.now())
                            .setActions(List.of(Action.LOCATE, Action.ERASE))
                            .setCategories(List.of())
                            .setSealingKey(ByteBuffer.wrap(key))
                            .build());
        }
    }

    /** Submits a request as intake does, and answers the case id. */
    String submit(Right right, String relation, String name, Instant receivedAt) {
        String caseId = newReference();
        String email = caseId.toLowerCase(java.util.Locale.ROOT) + "@example.com";
        return submit(caseId, right, relation, name, email, receivedAt);
    }

    String submit(String caseId, Right right, String relation, String name, String email, Instant receivedAt) {
        SubjectDetails subject = SubjectDetails.newBuilder()
                .setName(name)
                .setEmail(email)
                .setMessage("Please see to it.")
                .build();
        send(
                Topics.REQUESTS,
                caseId,
                Request.newBuilder()
                        .setCaseId(caseId)
                        .setMessageId(UUID.randomUUID().toString())
                        .setKind(RequestKind.SUBMITTED)
                        .setReceivedAt(receivedAt)
                        .setSubmission(new Submission(
                                right,
                                relation,
                                "sv",
                                Channel.FORM,
                                toWorkflow.seal(subject, Request.class, caseId),
                                null))
                        .build());
        return caseId;
    }

    /** Somebody without e-mail, whose letter came that day. */
    String submitByLetter(Right right, String relation, String name, String postalAddress, Instant receivedAt) {
        String caseId = newReference();
        SubjectDetails subject = SubjectDetails.newBuilder()
                .setName(name)
                .setPostalAddress(postalAddress)
                .setPhone("+46701740605")
                .build();
        send(
                Topics.REQUESTS,
                caseId,
                Request.newBuilder()
                        .setCaseId(caseId)
                        .setMessageId(UUID.randomUUID().toString())
                        .setKind(RequestKind.SUBMITTED)
                        .setReceivedAt(receivedAt)
                        .setSubmission(new Submission(
                                right,
                                relation,
                                "sv",
                                Channel.LETTER,
                                toWorkflow.seal(subject, Request.class, caseId),
                                Staffed.OFFICER))
                        .build());
        return caseId;
    }

    /** What is held is handed over, sealed as a system does. */
    void disclosed(String caseId, String system, Item item, String field, String value) {
        Extract extract = new Extract(List.of(ExtractRecord.newBuilder()
                .setCategory(item.getCategory())
                .setRecordDate(item.getRecordDate())
                .setFields(List.of(new ExtractField(field, value, true)))
                .build()));
        report(
                caseId,
                system,
                Action.DISCLOSE,
                builder -> builder.setKind(ReportKind.DONE)
                        .setOutcomes(List.of(new ItemOutcome(item, Outcome.DISCLOSED, null)))
                        .setExtract(toWorkflow.seal(extract, Report.class, caseId)));
    }

    void found(String caseId, String system, Item... items) {
        report(
                caseId,
                system,
                Action.LOCATE,
                builder -> builder.setKind(ReportKind.DONE).setFound(List.of(items)));
    }

    void erased(String caseId, String system, Item... items) {
        erased(caseId, system, 1, items);
    }

    void erased(String caseId, String system, int round, Item... items) {
        List<ItemOutcome> outcomes = List.of(items).stream()
                .map(item -> new ItemOutcome(item, Outcome.ERASED, null))
                .toList();
        report(
                caseId,
                system,
                Action.ERASE,
                round,
                builder -> builder.setKind(ReportKind.DONE).setOutcomes(outcomes));
    }

    /** What is kept is in storage only. */
    void restricted(String caseId, String system, Item... items) {
        List<ItemOutcome> outcomes = List.of(items).stream()
                .map(item -> new ItemOutcome(item, Outcome.RESTRICTED, null))
                .toList();
        report(
                caseId,
                system,
                Action.RESTRICT,
                builder -> builder.setKind(ReportKind.DONE).setOutcomes(outcomes));
    }

    /** The system has not carried out its erasure, and never will. */
    void cancelled(String caseId, String system) {
        report(caseId, system, Action.ERASE, builder -> builder.setKind(ReportKind.CANCELLED));
    }

    void answered(String caseId, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            report(caseId, "mail", Action.NOTIFY, round, builder -> builder.setKind(ReportKind.DONE));
        }
    }

    void failed(String caseId, String system, Action action, String code, String message) {
        report(
                caseId,
                system,
                action,
                builder -> builder.setKind(ReportKind.FAILED).setFailure(new Failure(code, message, false)));
    }

    private void report(
            String caseId, String system, Action action, java.util.function.UnaryOperator<Report.Builder> content) {
        report(caseId, system, action, 1, content);
    }

    private void report(
            String caseId,
            String system,
            Action action,
            int round,
            java.util.function.UnaryOperator<Report.Builder> content) {
        send(
                Topics.REPORTS,
                caseId,
                content.apply(Report.newBuilder()
                                .setReportId(UUID.randomUUID().toString())
                                .setCommandId(caseId + ":" + system + ":" + action + ":" + round)
                                .setCaseId(caseId)
                                .setSystem(system)
                                .setAction(action)
                                .setAt(Instant.now())
                                .setAnswerToken(vault.answerToken(caseId, system)))
                        .build());
    }

    void send(String topic, String key, Object value) {
        kafka.send(topic, key, value).join();
    }

    static String newReference() {
        return ThreadLocalRandom.current()
                .ints(3, 0, 1 << 20)
                .mapToObj(Scene::group)
                .collect(Collectors.joining("-"));
    }

    private static String group(int bits) {
        StringBuilder group = new StringBuilder();
        for (int shift = 0; shift < 20; shift += 5) {
            group.append(CROCKFORD.charAt((bits >> shift) & 31));
        }
        return group.toString();
    }
}
