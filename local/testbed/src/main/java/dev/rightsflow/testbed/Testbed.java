package dev.rightsflow.testbed;

import dev.rightsflow.embedded.Broker;
import dev.rightsflow.embedded.MailServer;
import dev.rightsflow.schemas.topics.Topic;
import java.util.Collection;
import java.util.Map;

/**
 * Real infrastructure, shared by all tests of this JVM and started by the first of them. Tests keep out of each other's
 * way by case ids, consumer groups and database names of their own.
 *
 * <p>Suites ask for it with {@link OnTestbed} and get it as a parameter or from {@link #shared()}. The system property
 * {@code rightsflow.testbed} chooses: {@code embedded} (default) or {@code containers}.
 */
public interface Testbed {

    /** The one of this JVM. */
    static Testbed shared() {
        return Shared.testbed();
    }

    String bootstrapServers();

    /** The registry's own API, for Apicurio's serde. */
    String registryUrl();

    /** The registry's Confluent API. */
    String confluentRegistryUrl();

    String mongoUri(String database);

    MailServer mail();

    /** Takes the broker away until {@link #startBroker()}: connections break or hang. */
    void stopBroker();

    /** Brings it back on the same address with the same records. */
    void startBroker();

    /** Creates these topics and their dead-letter topics; those that exist stay as they are. */
    default void create(Collection<Topic> topics) {
        Broker.create(bootstrapServers(), topics, Broker.PARTITIONS);
    }

    /** Where things are, as Spring properties of a service with this database. */
    default Map<String, String> properties(String database) {
        return Map.of(
                "spring.kafka.bootstrap-servers", bootstrapServers(),
                "rightsflow.registry.url", registryUrl(),
                "spring.mongodb.uri", mongoUri(database),
                "spring.mail.host", mail().host(),
                "spring.mail.port", Integer.toString(mail().smtpPort()));
    }
}
