package dev.rightsflow.testbed;

import dev.rightsflow.embedded.Broker;
import dev.rightsflow.embedded.MailServer;
import dev.rightsflow.embedded.MongoServer;
import dev.rightsflow.embedded.Part;
import dev.rightsflow.embedded.SchemaRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** In this JVM, on free ports, forgotten at its end. */
record EmbeddedTestbed(Broker broker, SchemaRegistry registry, MongoServer mongo, MailServer mail) implements Testbed {

    static EmbeddedTestbed started() {
        EmbeddedTestbed testbed = new EmbeddedTestbed(
                Broker.temporary(), SchemaRegistry.inMemory(), MongoServer.inMemory(), MailServer.temporary());
        List<Part> parts = List.of(testbed.broker, testbed.registry, testbed.mongo, testbed.mail);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> parts.forEach(Part::close), "stop-testbed"));
        parts.stream()
                .map(part -> CompletableFuture.runAsync(part::start))
                .toList()
                .forEach(CompletableFuture::join);
        return testbed;
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registry.url();
    }

    @Override
    public String confluentRegistryUrl() {
        return registry.confluentUrl();
    }

    @Override
    public String mongoUri(String database) {
        return mongo.uri(database);
    }

    @Override
    public void stopBroker() {
        broker.stop();
    }

    @Override
    public void startBroker() {
        broker.start();
    }
}
