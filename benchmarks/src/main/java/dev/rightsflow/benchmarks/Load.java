package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/** The persons and the systems around a workflow: sends requests, and waits for what becomes of them. */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HISTORY_GROUP = "workflow-history";

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final Intake intake;
    private final InstantSystems systems;
    private final Observer observer;
    private final LongAdder requests = new LongAdder();
    private final LongAdder commands = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();

    /** @param holding whether the systems hold something to erase */
    Load(Installation installation, boolean holding) {
        Wire wire = new Wire(installation.bootstrapServers(), installation.registryUrl());
        this.admin = Admin.create(wire.admin());
        this.producer = wire.producer();
        this.intake = intake(installation, wire);
        this.systems = new InstantSystems(wire, producer, intake(installation, wire), holding, commands);
        this.observer = new Observer(wire);
    }

    private Intake intake(Installation installation, Wire wire) {
        return new Intake(wire, producer, installation.workflowKey(), installation.linkKey(), requests);
    }

    void start() {
        systems.announce();
        for (Runnable runnable : List.of(systems, observer)) {
            Thread thread = new Thread(runnable, runnable.getClass().getSimpleName());
            thread.setUncaughtExceptionHandler((failed, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            thread.start();
            threads.add(thread);
        }
    }

    /** As fast as it goes, with at most so many under way; returns how long it took. */
    Duration flatOut(int count, int window) throws InterruptedException {
        return send(count, window, Duration.ZERO);
    }

    /** So many a second, for so long. */
    void atRate(int perSecond, Duration time) throws InterruptedException {
        send(
                Math.toIntExact(perSecond * time.toSeconds()),
                Integer.MAX_VALUE,
                Duration.ofSeconds(1).dividedBy(perSecond));
    }

    /** Leaves so many cases waiting for the person. */
    void leaveOpen(int count, int window) throws InterruptedException {
        systems.followLinks(false);
        observer.expect("AWAITING_IDENTITY");
        send(count, window, Duration.ZERO);
        systems.followLinks(true);
    }

    private Duration send(int count, int window, Duration pace) throws InterruptedException {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * pace.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            while (observer.outstanding() >= window) {
                LockSupport.parkNanos(500_000);
            }
            long now = System.nanoTime();
            observer.submitted(intake.submit(), now);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (observer.outstanding() > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Expected every request to get there within %s, but %d have not"
                        .formatted(PATIENCE, observer.outstanding()));
            }
            Thread.sleep(1);
        }
        return Duration.ofNanos(observer.lastReached() - begin);
    }

    Observer observer() {
        return observer;
    }

    long requestRecords() {
        return requests.sum();
    }

    /** As many as commands. */
    long reports() {
        return commands.sum();
    }

    /** Returns when what staff read of the histories has caught up. */
    void awaitHistories() throws InterruptedException {
        while (lag() > 0) {
            Thread.sleep(20);
        }
    }

    private long lag() throws InterruptedException {
        try {
            Map<TopicPartition, Long> committed = new java.util.HashMap<>();
            admin.listConsumerGroupOffsets(HISTORY_GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition, offset.offset()));
            return ends(List.of(Topics.CASE_EVENTS)).entrySet().stream()
                    .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                    // What a transaction ends with is a record too, but none that a consumer gets.
                    .filter(behind -> behind > 1)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected the broker to tell the offsets of " + HISTORY_GROUP, e);
        }
    }

    /** Records in all topics, with the markers of transactions. */
    long logEntries() throws InterruptedException {
        return ends(topics()).values().stream().mapToLong(Long::longValue).sum();
    }

    /** What was set aside; must be none. */
    long deadLetters() throws InterruptedException {
        return ends(topics().stream().map(Topic::deadLettersOf).toList()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Bytes of all topics on the broker's disk. */
    long bytes() throws InterruptedException {
        try {
            List<String> topics = topics();
            return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                    .filter(replica -> topics.contains(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected the broker to tell the size of its logs", e);
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new java.util.HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition ->
                                    wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new java.util.HashMap<>();
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected the broker to tell where its topics end", e);
        }
    }

    private static List<String> topics() {
        List<String> systems = new ArrayList<>(InstantSystems.SYSTEMS);
        systems.add(InstantSystems.MAIL);
        return Topics.all(systems).stream().map(Topic::name).toList();
    }

    @Override
    public void close() {
        systems.stop();
        observer.stop();
        threads.forEach(Load::join);
        producer.close();
        admin.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
