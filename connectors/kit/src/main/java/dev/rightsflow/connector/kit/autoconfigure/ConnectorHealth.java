package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.messaging.Heartbeat;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What the last heartbeat saw of the system, without asking it again: a probe costs nothing. And whether everything that
 * listens still does: what a listener throws is tried again, but an {@link Error} ends it for good, and a connector that
 * hears no commands must not pass for healthy.
 */
final class ConnectorHealth implements HealthIndicator {

    private final Supplier<String> heartbeat;
    private final Collection<MessageListenerContainer> listeners;

    /** @param heartbeat what the last one saw: {@link Heartbeat#UP}, or what stands in the way */
    ConnectorHealth(Supplier<String> heartbeat, Collection<MessageListenerContainer> listeners) {
        this.heartbeat = heartbeat;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Health health() {
        if (!listeners.stream().allMatch(MessageListenerContainer::isInExpectedState)) {
            return Health.down()
                    .withDetail("reason", "a listener has stopped on an error; its log says why")
                    .build();
        }
        String health = heartbeat.get();
        return health.equals(Heartbeat.UP)
                ? Health.up().build()
                : Health.down().withDetail("reason", health).build();
    }
}
