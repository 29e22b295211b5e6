package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/** The key that extracts are sealed to, learnt from the workflow's announcements. */
public final class WorkflowKey implements MessageListener<String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(WorkflowKey.class);

    private record Known(ByteBuffer key, Instant announcedAt, Sealer sealer) {}

    private final Wire wire;
    private final PayloadCodec codec;
    private final Duration patience;
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile @Nullable Known known;

    /** @param patience how long an extract waits for the first announcement after the service's start */
    public WorkflowKey(Wire wire, PayloadCodec codec, Duration patience) {
        this.wire = wire;
        this.codec = codec;
        this.patience = patience;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        try {
            announced(wire.decode(record.topic(), record.value(), Controller.class));
        } catch (Wire.UndecodableException e) {
            log.warn(
                    "Ignored the announcement {}-{}@{}, which cannot be decoded",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }

    private void announced(Controller controller) {
        Known current = known;
        if (current != null && controller.getAnnouncedAt().isBefore(current.announcedAt())) {
            return;
        }
        ByteBuffer key = controller.getSealingKey().duplicate();
        if (current == null || !current.key().equals(key)) {
            byte[] bytes = new byte[key.remaining()];
            key.duplicate().get(bytes);
            known = new Known(key, controller.getAnnouncedAt(), new Sealer(bytes, codec));
            heard.countDown();
        }
    }

    /** Empty if the workflow has never announced itself. */
    Optional<Sealer> sealer() {
        try {
            if (!heard.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(known).map(Known::sealer);
    }
}
