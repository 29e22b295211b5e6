package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.messaging.Wire;
import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Plays the workflow towards a running connector: announces a key, seals and sends commands over Kafka, and reads what comes
 * back. For one thread.
 */
public final class StandInWorkflow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String system;
    private final Map<String, Object> settings;
    private final Wire wire;
    private final PayloadCodec codec;
    private final SealingKeys keys = SealingKeys.generate();
    private final KafkaProducer<String, byte[]> producer;
    private @Nullable Sealer sealer;

    /** @param registryUrl the registry's own API */
    public StandInWorkflow(String system, String bootstrapServers, String registryUrl) {
        this.system = system;
        this.settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "apicurio.registry.url",
                registryUrl,
                "apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.strategy.TopicIdStrategy",
                "apicurio.registry.auto-register",
                true,
                "apicurio.registry.auto-register.if-exists",
                "FIND_OR_CREATE_VERSION",
                "apicurio.registry.use-specific-avro-reader",
                true,
                "value.serializer",
                "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                "value.deserializer",
                "io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        this.wire = Wire.configured(settings, settings);
        this.codec = PayloadCodec.configured(settings, settings);
        Map<String, Object> producing = new HashMap<>(settings);
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer());
    }

    /** Announces the key that extracts are sealed to. */
    public void announce() {
        Controller controller = Controller.newBuilder()
                .setControllerId("stand-in")
                .setName("Stand-in")
                .setPolicyVersion("1")
                .setAnnouncedAt(Instant.now())
                .setRights(List.of(Right.ERASURE))
                .setRelations(List.of())
                .setLanguages(List.of("sv"))
                .setContactEmail("privacy@example.com")
                .setSealingKey(ByteBuffer.wrap(keys.publicKey()))
                .build();
        send(Topics.CONTROLLER, "stand-in", wire.encode(Topics.CONTROLLER, controller));
    }

    /** Waits for the connector's announcement, and seals to its key from then on. */
    public SystemAnnouncement announcementOf() {
        SystemAnnouncement announcement = first(
                Topics.SYSTEMS,
                SystemAnnouncement.class,
                heard -> heard.getSystem().equals(system));
        ByteBuffer key = announcement.getSealingKey().duplicate();
        byte[] bytes = new byte[key.remaining()];
        key.get(bytes);
        sealer = new Sealer(bytes, codec);
        return announcement;
    }

    /** A command about a person, not yet sent. */
    public Command command(String caseId, Action action, List<Item> items, @Nullable SubjectDetails subject) {
        return command(caseId, action, items, null, subject);
    }

    /** A message to a person, not yet sent. */
    public Command notice(String caseId, Message message) {
        return command(caseId, Action.NOTIFY, List.of(), null, message);
    }

    /** A cancellation, not yet sent. */
    public Command cancel(Command command) {
        return command(command.getCaseId(), Action.CANCEL, List.of(), command.getCommandId(), null);
    }

    private Command command(
            String caseId,
            Action action,
            List<Item> items,
            @Nullable String cancels,
            @Nullable SpecificRecord payload) {
        return Command.newBuilder()
                .setCommandId(caseId + ":" + system + ":" + action + ":1")
                .setCaseId(caseId)
                .setSystem(system)
                .setAction(action)
                .setRight(Right.ERASURE)
                .setIssuedAt(Instant.now())
                .setAnswerBy(Instant.now().plus(PATIENCE))
                .setItems(items)
                .setCancels(cancels)
                .setLanguage("sv")
                .setPayload(payload == null ? null : seal(caseId, payload))
                .setAnswerToken(answerToken(caseId))
                .build();
    }

    /** What the commands of this case carry. */
    public static String answerToken(String caseId) {
        return "token of " + caseId;
    }

    private Sealed seal(String caseId, SpecificRecord payload) {
        if (sealer == null) {
            announcementOf();
        }
        if (sealer == null) {
            throw new IllegalStateException("Expected an announcement of " + system + ", but there is none");
        }
        return sealer.seal(payload, Command.class, caseId);
    }

    public void send(Command command) {
        String topic = Topics.commandsTo(system);
        send(topic, command.getCaseId(), wire.encode(topic, command));
    }

    public void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected the broker to take a record for " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the command and waits for the first report on it; on a CANCEL, for that on what it cancels. */
    public Report answerTo(Command command) {
        send(command);
        String awaited = command.getCancels() == null ? command.getCommandId() : command.getCancels();
        return first(
                Topics.REPORTS,
                Report.class,
                report -> isBelieved(report) && report.getCommandId().equals(awaited));
    }

    /** What the workflow checks before it believes a report. */
    private static boolean isBelieved(Report report) {
        return report.getAnswerToken().equals(answerToken(report.getCaseId()));
    }

    /** Every report on the command, as soon as there are as many. */
    public List<Report> reportsOn(Command command, int count) {
        return all(
                Topics.REPORTS,
                count,
                record -> decoded(record, Report.class)
                        .filter(StandInWorkflow::isBelieved)
                        .filter(report -> report.getCommandId().equals(command.getCommandId())));
    }

    public Extract open(Report report) {
        return new Unsealer(keys, codec).open(report.getExtract(), Extract.class, Report.class, report.getCaseId());
    }

    /** What the report says that the system knows the person by. */
    public List<LocatedIdentifier> identifiersIn(Report report) {
        return new Unsealer(keys, codec)
                .open(report.getIdentifiers(), LocatedIdentifiers.class, Report.class, report.getCaseId())
                .getIdentifiers();
    }

    /** The first record of a topic with this key, raw. */
    public ConsumerRecord<String, byte[]> firstWithKey(String topic, String key) {
        return all(topic, 1, record -> key.equals(record.key()) ? Stream.of(record) : Stream.empty())
                .getFirst();
    }

    private <T extends SpecificRecord> T first(String topic, Class<T> type, Predicate<T> wanted) {
        return all(topic, 1, record -> decoded(record, type).filter(wanted)).getFirst();
    }

    private <T extends SpecificRecord> Stream<T> decoded(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return Stream.of(wire.decode(record.topic(), record.value(), type));
        } catch (Wire.UndecodableException e) {
            throw new IllegalStateException("Expected only decodable records on " + record.topic(), e);
        }
    }

    private interface Reading<T> {
        Stream<T> of(ConsumerRecord<String, byte[]> record);
    }

    /** Reads the topic from its beginning, as one that sees committed records only. */
    private <T> List<T> all(String topic, int count, Reading<T> reading) {
        Map<String, Object> consuming = new HashMap<>(settings);
        consuming.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<T> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(consuming, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Expected %d records on %s within %s, but found %d"
                            .formatted(count, topic, PATIENCE, found.size()));
                }
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> reading.of(record).forEach(found::add));
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
    }
}
