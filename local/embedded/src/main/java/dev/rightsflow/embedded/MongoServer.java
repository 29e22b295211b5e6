package dev.rightsflow.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.rightsflow.embedded.mongo.DurableBackend;
import dev.rightsflow.embedded.mongo.WireServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server of the MongoDB wire protocol in this JVM. It knows no sessions, transactions or change streams and only
 * unique indexes: enough for services that change one document at a time, which ours do.
 */
public final class MongoServer implements Part {

    private final Optional<Path> directory;
    private final int port;
    private @Nullable WireServer server;

    private MongoServer(Optional<Path> directory, int port) {
        this.directory = directory;
        this.port = Ports.orFree(port);
    }

    /** @param port 0 for any free one */
    public static MongoServer in(Path directory, int port) {
        return new MongoServer(Optional.of(Directories.created(directory)), port);
    }

    /** A server on a free port whose documents are gone when it stops. */
    public static MongoServer inMemory() {
        return new MongoServer(Optional.empty(), 0);
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            MongoBackend backend =
                    directory.<MongoBackend>map(DurableBackend::open).orElseGet(MemoryBackend::new);
            server = new WireServer(backend, new InetSocketAddress(Ports.LOOPBACK, port));
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public String uri(String database) {
        return "mongodb://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }
}
