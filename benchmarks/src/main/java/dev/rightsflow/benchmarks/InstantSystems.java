package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.ItemOutcome;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The four systems and the mail system, which answer every command at once. One thread. */
final class InstantSystems implements Runnable {

    static final List<String> SYSTEMS = FourSystems.NAMES;
    static final String MAIL = "mail";

    private final Wire wire;
    private final KafkaProducer<String, byte[]> producer;
    private final Intake intake;
    private final boolean holding;
    private final LongAdder commands;
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;
    private final SealingKeys keys = SealingKeys.generate();
    private final Unsealer unsealer;
    private volatile boolean following = true;
    private volatile boolean stopped;

    /**
     * @param intake follows the links in the mails
     * @param holding whether the systems hold something to erase; otherwise they find nothing
     * @param commands counts what was answered
     */
    InstantSystems(
            Wire wire, KafkaProducer<String, byte[]> producer, Intake intake, boolean holding, LongAdder commands) {
        this.wire = wire;
        this.producer = producer;
        this.intake = intake;
        this.holding = holding;
        this.commands = commands;
        this.serializer = wire.serializer();
        this.deserializer = wire.deserializer();
        PayloadCodec codec = wire.codec();
        this.unsealer = new Unsealer(keys, codec);
    }

    void announce() {
        for (String system : topicsOwners()) {
            SystemAnnouncement announcement = SystemAnnouncement.newBuilder()
                    .setSystem(system)
                    .setVersion("benchmark")
                    .setAt(Instant.now())
                    .setActions(List.of())
                    .setCategories(List.of())
                    .setSealingKey(ByteBuffer.wrap(keys.publicKey()))
                    .build();
            send(Topics.SYSTEMS, system, announcement);
        }
        producer.flush();
    }

    /** Whether persons follow the link in the first mail; else their cases stay open. */
    void followLinks(boolean follow) {
        following = follow;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                wire.consumer(topicsOwners().stream().map(Topics::commandsTo).toList())) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    answer((Command) deserializer.deserialize(record.topic(), record.value()));
                }
            }
        }
    }

    private void answer(Command command) {
        if (command.getAction() == Action.NOTIFY) {
            deliver(command);
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
                        .setAnswerToken(command.getAnswerToken())
                        .setAt(Instant.now())
                        .setFound(command.getAction() == Action.LOCATE ? held(command.getSystem()) : List.of())
                        .setOutcomes(command.getItems().stream()
                                .map(InstantSystems::erased)
                                .toList())
                        .build());
        commands.increment();
    }

    private void deliver(Command command) {
        Message mail = unsealer.open(command.getPayload(), Message.class, Command.class, command.getCaseId());
        if (following && "IDENTITY_REQUESTED".equals(command.getNotice())) {
            intake.followLink(command.getCaseId(), mail.getText());
        }
    }

    /** Long past every period for which it must be kept. */
    private List<Item> held(String system) {
        if (!holding) {
            return List.of();
        }
        String category = switch (system) {
            case "crm" -> "contact";
            case "invoicing" -> "invoice";
            case "recruitment" -> "application";
            default -> "subscription";
        };
        return List.of(new Item(category, LocalDate.of(2010, 5, 1), 1L));
    }

    private static ItemOutcome erased(Item item) {
        return ItemOutcome.newBuilder().setItem(item).setOutcome(Outcome.ERASED).build();
    }

    private void send(String topic, String key, Object value) {
        producer.send(new ProducerRecord<>(topic, key, serializer.serialize(topic, value)));
    }

    private static List<String> topicsOwners() {
        return java.util.stream.Stream.concat(SYSTEMS.stream(), java.util.stream.Stream.of(MAIL))
                .toList();
    }
}
