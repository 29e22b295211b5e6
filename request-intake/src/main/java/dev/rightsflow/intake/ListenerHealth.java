package dev.rightsflow.intake;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Whether everything that listens still does. What a listener throws is tried again; but an {@link Error}, of a class path
 * that does not fit or a heap that is full, ends it for good, and a service that hears nothing must not pass for healthy.
 */
@Component("listeners")
class ListenerHealth extends AbstractHealthIndicator {

    private final KafkaListenerEndpointRegistry registry;

    ListenerHealth(KafkaListenerEndpointRegistry registry) {
        super("The listeners could not be asked");
        this.registry = registry;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> stopped = registry.getListenerContainers().stream()
                .filter(container -> !container.isInExpectedState())
                .map(MessageListenerContainer::getListenerId)
                .toList();
        if (stopped.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("stopped", stopped);
        }
    }
}
