package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.messaging.Heartbeat;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What the last heartbeat saw of the system, without asking it again: a probe costs nothing. */
final class ConnectorHealth implements HealthIndicator {

    private final Heartbeat heartbeat;

    ConnectorHealth(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public Health health() {
        String health = heartbeat.health();
        return health.equals(Heartbeat.UP)
                ? Health.up().build()
                : Health.down().withDetail("reason", health).build();
    }
}
