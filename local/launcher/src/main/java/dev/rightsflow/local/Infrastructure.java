package dev.rightsflow.local;

import dev.rightsflow.embedded.Broker;
import dev.rightsflow.embedded.MailServer;
import dev.rightsflow.embedded.MongoServer;
import dev.rightsflow.embedded.Part;
import dev.rightsflow.embedded.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;

/** What the services stand on. */
record Infrastructure(Broker broker, SchemaRegistry registry, MongoServer mongo, MailServer mail)
        implements AutoCloseable {

    static Infrastructure in(Path data, Ports ports) {
        return new Infrastructure(
                Broker.in(data.resolve("kafka"), ports.of(Port.KAFKA)),
                SchemaRegistry.in(data.resolve("registry"), ports.of(Port.REGISTRY)),
                MongoServer.in(data.resolve("mongodb"), ports.of(Port.MONGODB)),
                MailServer.in(data.resolve("mails"), ports.of(Port.SMTP), ports.of(Port.IMAP)));
    }

    List<Part> parts() {
        return List.of(broker, registry, mongo, mail);
    }

    /** The broker last: who still stops wants to say goodbye to it. */
    @Override
    public void close() {
        parts().reversed().forEach(Part::close);
    }
}
