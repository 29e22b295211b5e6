package dev.rightsflow.workflow.road;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.IdentityProof;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.ItemOutcome;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Everybody around the workflow, on the real broker and registry: the intake that publishes requests, and systems that hold
 * what a test says and answer every command. One thread consumes; tests look at what it has seen.
 */
final class Neighbours implements AutoCloseable {

    static final List<String> SYSTEMS = List.of("crm", "invoicing", "recruitment", "newsletter", "mail");

    private static final Pattern IDENTITY_LINK = Pattern.compile("/identity/([^?]+)\\?token=([A-Za-z0-9_-]+)");

    private final KafkaProducer<String, Object> producer;
    private final PayloadCodec codec;
    private final Links links;
    private final Map<String, Object> consumerConfig;
    private final SealingKeys keys = SealingKeys.generate();
    private final Unsealer unsealer;
    private final Thread thread = new Thread(this::consume, "neighbours");
    private volatile boolean closed;

    final Map<String, List<Item>> held = new ConcurrentHashMap<>();
    /** By system, what its records know their person by: type to value. */
    final Map<String, Map<String, String>> knownBy = new ConcurrentHashMap<>();

    final List<Command> commands = new CopyOnWriteArrayList<>();
    final List<Message> mails = new CopyOnWriteArrayList<>();
    final Map<String, CaseStatus> statuses = new ConcurrentHashMap<>();
    private final List<CaseEvents> events = new CopyOnWriteArrayList<>();
    final List<ConsumerRecord<String, byte[]>> deadLetters = new CopyOnWriteArrayList<>();
    private volatile @Nullable Sealer toWorkflow;

    Neighbours(Map<String, Object> producerConfig, Map<String, Object> consumerConfig, Links links) {
        this.producer = new KafkaProducer<>(producerConfig);
        this.consumerConfig = consumerConfig;
        this.codec = PayloadCodec.configured(producerConfig, consumerConfig);
        this.unsealer = new Unsealer(keys, codec);
        this.links = links;
    }

    void start() {
        thread.start();
    }

    void announce() {
        for (String system : SYSTEMS) {
            send(
                    Topics.SYSTEMS,
                    system,
                    SystemAnnouncement.newBuilder()
                            .setSystem(system)
                            .setVersion("test")
                            .setAt(Instant.now())
                            .setActions(List.of())
                            .setCategories(List.of())
                            .setSealingKey(ByteBuffer.wrap(keys.publicKey()))
                            .build());
        }
    }

    boolean isReady() {
        return toWorkflow != null;
    }

    /** Publishes a request as intake does, and answers the case id. */
    String submit(Right right, String relation, String name, String email) {
        String caseId = "TEST-" + UUID.randomUUID().toString().substring(0, 9).toUpperCase(java.util.Locale.ROOT);
        SubjectDetails subject =
                SubjectDetails.newBuilder().setName(name).setEmail(email).build();
        Sealer sealer = toWorkflow;
        if (sealer == null) {
            throw new IllegalStateException("Expected the controller to be announced, but it is not yet");
        }
        request(
                caseId,
                Request.newBuilder()
                        .setSubmission(new Submission(
                                right,
                                relation,
                                "en",
                                Channel.FORM,
                                sealer.seal(subject, Request.class, caseId),
                                null)),
                RequestKind.SUBMITTED);
        return caseId;
    }

    /** Follows the link in the mail of this case. */
    void confirmIdentity(String caseId) {
        String token = mails.stream()
                .map(mail -> IDENTITY_LINK.matcher(mail.getText()))
                .filter(Matcher::find)
                .filter(matcher -> matcher.group(1).equals(caseId))
                .map(matcher -> matcher.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no identity link for " + caseId));
        Links.Checked checked = links.checkIdentityToken(caseId, token, Instant.now());
        if (!(checked instanceof Links.Checked.Valid valid)) {
            throw new AssertionError("Expected a valid link, but it is " + checked);
        }
        request(
                caseId,
                Request.newBuilder().setIdentityProof(new IdentityProof(valid.secretHash())),
                RequestKind.IDENTITY_LINK_FOLLOWED);
    }

    /** The published history of a case. */
    List<CaseEvents> events(String caseId) {
        return events.stream().filter(event -> event.getCaseId().equals(caseId)).toList();
    }

    void withdraw(String caseId) {
        request(caseId, Request.newBuilder(), RequestKind.WITHDRAWN);
    }

    private void request(String caseId, Request.Builder builder, RequestKind kind) {
        send(
                Topics.REQUESTS,
                caseId,
                builder.setCaseId(caseId)
                        .setMessageId(UUID.randomUUID().toString())
                        .setKind(kind)
                        .setReceivedAt(Instant.now())
                        .build());
    }

    void send(String topic, String key, Object value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected to publish to " + topic + ", but could not", e);
        }
    }

    private void consume() {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put("group.id", "neighbours-" + UUID.randomUUID());
        config.put("key.deserializer", StringDeserializer.class);
        config.put("value.deserializer", ByteArrayDeserializer.class);
        var deserializer = PayloadCodec.deserializer(consumerConfig);
        Collection<String> topics =
                new ArrayList<>(SYSTEMS.stream().map(Topics::commandsTo).toList());
        topics.add(Topics.CONTROLLER);
        topics.add(Topics.CASE_STATUS);
        topics.add(Topics.CASE_EVENTS);
        topics.add(Topics.REQUESTS + ".dlt");
        topics.add(Topics.REPORTS + ".dlt");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(topics);
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.topic().endsWith(".dlt")) {
                        deadLetters.add(record);
                        continue;
                    }
                    switch (deserializer.deserialize(record.topic(), record.value())) {
                        case Controller controller -> toWorkflow = new Sealer(bytes(controller.getSealingKey()), codec);
                        case CaseStatus status -> statuses.put(status.getCaseId(), status);
                        case CaseEvents happened -> events.add(happened);
                        case Command command -> answer(command);
                        default -> throw new IllegalStateException("unexpected record on " + record.topic());
                    }
                }
            }
        }
    }

    private void answer(Command command) {
        commands.add(command);
        List<Item> found = List.of();
        List<ItemOutcome> outcomes = List.of();
        if (command.getAction() == Action.NOTIFY) {
            mails.add(unsealer.open(command.getPayload(), Message.class, Command.class, command.getCaseId()));
        } else if (command.getAction() == Action.LOCATE) {
            found = held.getOrDefault(command.getSystem(), List.of());
        } else {
            outcomes = command.getItems().stream()
                    .map(item -> ItemOutcome.newBuilder()
                            .setItem(item)
                            .setOutcome(Outcome.ERASED)
                            .build())
                    .toList();
        }
        send(
                Topics.REPORTS,
                command.getCaseId(),
                Report.newBuilder()
                        .setReportId(command.getCommandId() + "/DONE")
                        .setCommandId(command.getCommandId())
                        .setCaseId(command.getCaseId())
                        .setSystem(command.getSystem())
                        .setAction(command.getAction())
                        .setKind(ReportKind.DONE)
                        .setAt(Instant.now())
                        .setFound(found)
                        .setOutcomes(outcomes)
                        .setIdentifiers(found.isEmpty() ? null : identifiers(command))
                        .setAnswerToken(command.getAnswerToken())
                        .build());
    }

    private @Nullable Sealed identifiers(Command command) {
        Map<String, String> known = knownBy.get(command.getSystem());
        Sealer sealer = toWorkflow;
        if (known == null || sealer == null) {
            return null;
        }
        LocatedIdentifiers located = new LocatedIdentifiers(known.entrySet().stream()
                .map(one -> new LocatedIdentifier(one.getKey(), one.getValue()))
                .toList());
        return sealer.seal(located, Report.class, command.getCaseId());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(Duration.ofSeconds(10));
        producer.close();
    }
}
