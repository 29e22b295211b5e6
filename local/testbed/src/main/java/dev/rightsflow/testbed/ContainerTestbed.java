package dev.rightsflow.testbed;

import dev.rightsflow.embedded.MailServer;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;

/** The images of the real deployment. Mail stays embedded: no suite depends on whose mail server it is. */
record ContainerTestbed(KafkaContainer kafka, GenericContainer<?> registry, MongoDBContainer mongo, MailServer mail)
        implements Testbed {

    private static final int REGISTRY_PORT = 8080;

    @SuppressWarnings("resource") // Testcontainers' reaper removes them when this JVM ends.
    static ContainerTestbed started() {
        KafkaContainer kafka = new KafkaContainer("apache/kafka-native:4.2.0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(8 * 1024 * 1024))
                .withEnv("KAFKA_GROUP_CONSUMER_ASSIGNORS", "range,uniform");
        GenericContainer<?> registry = new GenericContainer<>("quay.io/apicurio/apicurio-registry:3.3.3")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/registry/v3/system/info").withStartupTimeout(Duration.ofMinutes(2)));
        MongoDBContainer mongo = new MongoDBContainer("mongo:8");
        MailServer mail = MailServer.temporary();
        Startables.deepStart(kafka, registry, mongo).join();
        mail.start();
        return new ContainerTestbed(kafka, registry, mongo, mail);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registryAddress() + "/apis/registry/v3";
    }

    @Override
    public String confluentRegistryUrl() {
        return registryAddress() + "/apis/ccompat/v7";
    }

    private String registryAddress() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
    }

    @Override
    public String mongoUri(String database) {
        return mongo.getReplicaSetUrl(database);
    }

    /** Pauses, since a container that is started again would get another port. */
    @Override
    public void stopBroker() {
        DockerClientFactory.lazyClient()
                .pauseContainerCmd(kafka.getContainerId())
                .exec();
    }

    @Override
    public void startBroker() {
        DockerClientFactory.lazyClient()
                .unpauseContainerCmd(kafka.getContainerId())
                .exec();
    }
}
