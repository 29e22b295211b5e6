package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Says what the connector can do and how it is: at start, where a connector that cannot do its job refuses to start, and
 * from then on at every beat. The public key travels with it, so the workflow can send nothing before the first beat.
 */
public final class Heartbeat implements SmartLifecycle {

    /** What the announcement says of a connector that can do its job. */
    public static final String UP = "UP";

    /** Until the next try, when the broker or the registry was not there. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Identity identity;
    private final Connector connector;
    private final Ledger ledger;
    private final Wire wire;
    private final KafkaOperations<String, byte[]> kafka;
    private final InstantSource clock;
    private final Rhythm rhythm;
    private final String thread;
    private volatile String health = "STARTING";
    private @Nullable ScheduledExecutorService beats;

    /** @param publicKey that commands are sealed to */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Identity(String system, String version, byte[] publicKey) {}

    /** @param ledgerRetention how long the answers to commands are remembered; longer than the broker keeps commands */
    public record Rhythm(Duration beat, Duration ledgerRetention) {}

    public Heartbeat(
            Identity identity,
            Connector connector,
            Ledger ledger,
            Wire wire,
            KafkaOperations<String, byte[]> kafka,
            InstantSource clock,
            Rhythm rhythm) {
        this.identity = identity;
        this.connector = connector;
        this.ledger = ledger;
        this.wire = wire;
        this.kafka = kafka;
        this.clock = clock;
        this.rhythm = rhythm;
        this.thread = "heartbeat-" + identity.system();
    }

    /** {@link #UP}, or what stands in the way, without personal data. */
    public String health() {
        return health;
    }

    @Override
    public synchronized void start() {
        try {
            connector.check();
        } catch (ConnectorException e) {
            throw new MisconfiguredException(e.failure().message(), e);
        }
        health = UP;
        beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(thread).factory());
        beats.execute(this::beat);
    }

    /** Never throws: a beat that fails must not be the last one. */
    private void beat() {
        next(announced() ? rhythm.beat() : SOON);
    }

    private synchronized void next(Duration pause) {
        if (beats != null) {
            beats.schedule(this::beat, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean announced() {
        try {
            health = examine();
            Instant now = clock.instant();
            byte[] announcement = wire.encode(Topics.SYSTEMS, announcement(now));
            kafka.executeInTransaction(send -> send.send(Topics.SYSTEMS, identity.system(), announcement));
            ledger.forgetSettledBefore(now.minus(rhythm.ledgerRetention()));
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "Expected to announce {}, but {} was thrown; the next beat tries again",
                    identity.system(),
                    e.getClass().getName());
            return false;
        }
    }

    private String examine() {
        try {
            connector.check();
            return UP;
        } catch (ConnectorException e) {
            return e.failure().message();
        } catch (MisconfiguredException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return "Expected the system to answer a check, but " + e.getClass().getSimpleName() + " was thrown";
        }
    }

    private SystemAnnouncement announcement(Instant now) {
        return SystemAnnouncement.newBuilder()
                .setSystem(identity.system())
                .setVersion(identity.version())
                .setAt(now)
                .setActions(connector.capabilities().actions().stream()
                        .map(ContractMapping::action)
                        .toList())
                .setCategories(List.copyOf(connector.capabilities().categories()))
                .setSealingKey(ByteBuffer.wrap(identity.publicKey()))
                .setHealth(health)
                .build();
    }

    @Override
    public synchronized void stop() {
        if (beats != null) {
            beats.shutdownNow();
            beats = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }

    /** Before the listener containers: nothing is consumed by a connector that refuses to start. */
    @Override
    public int getPhase() {
        return 0;
    }
}
