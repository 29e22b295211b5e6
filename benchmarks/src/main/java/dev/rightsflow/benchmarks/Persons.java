package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Deserializer;

/** Those who ask for erasure, follow the link in their mail, and look where their case stands. They are never killed. */
final class Persons implements AutoCloseable {

    static final String ERASED = "closed as FULFILLED";

    private final Installation installation;
    private final Wire wire;
    private final KafkaProducer<String, byte[]> producer;
    private final Intake intake;
    private final Thread following = new Thread(this::followLinks, "persons");
    /** Stage of each case, by reference; empty before the first status. */
    private final Map<String, String> stages = new ConcurrentHashMap<>();

    private volatile boolean stopped;

    Persons(Installation installation) {
        this.installation = installation;
        this.wire = new Wire(installation.bootstrapServers(), installation.registryUrl());
        this.producer = wire.producer();
        this.intake = intake();
        following.start();
    }

    void submit() {
        stages.putIfAbsent(intake.submit(), "");
    }

    /** Waits until the broker has answered, and counts only what it has acknowledged, as request-intake does. */
    Map<String, String> withdrawNotAcknowledged() {
        producer.flush();
        Map<String, String> failures = intake.notAcknowledged();
        stages.keySet().removeAll(failures.keySet());
        return failures;
    }

    int asked() {
        return stages.size();
    }

    long closed() {
        return stages.values().stream()
                .filter(stage -> stage.startsWith("closed"))
                .count();
    }

    /** How many cases stand at each stage. */
    Map<String, Integer> byStage() {
        Map<String, Integer> byStage = new TreeMap<>();
        stages.values().forEach(stage -> byStage.merge(stage, 1, Integer::sum));
        return byStage;
    }

    private Intake intake() {
        return new Intake(wire, producer, installation.workflowKey(), installation.linkKey(), new LongAdder());
    }

    /** When the mail has arrived; its secret is taken from where the mail takes it. */
    private void followLinks() {
        Intake links = intake();
        Vault vault = new Vault(installation.masterKey());
        Deserializer<Object> deserializer = wire.deserializer();
        try (KafkaConsumer<String, byte[]> consumer = wire.consumer(List.of(Topics.CASE_STATUS))) {
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    CaseStatus status = decoded(deserializer, record);
                    String before = stages.put(
                            status.getCaseId(),
                            status.getClosed() ? "closed as " + status.getStage() : status.getStage());
                    if (status.getStage().equals("AWAITING_IDENTITY") && !"AWAITING_IDENTITY".equals(before)) {
                        links.confirm(status.getCaseId(), Links.hash(vault.identitySecret(status.getCaseId())));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the registry is away, a schema that was not met before cannot be read. */
    private CaseStatus decoded(Deserializer<Object> deserializer, ConsumerRecord<String, byte[]> record)
            throws InterruptedException {
        while (true) {
            try {
                return (CaseStatus) deserializer.deserialize(record.topic(), record.value());
            } catch (RuntimeException e) {
                if (stopped) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        following.join();
        producer.close(Duration.ofSeconds(5));
    }
}
