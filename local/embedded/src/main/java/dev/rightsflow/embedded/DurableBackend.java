package dev.rightsflow.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * Documents in an MVStore file that survive a SIGKILL. The store alone commits about once a second, which would lose
 * acknowledged writes, and at any moment, which could split one write. So every write command is committed before it is
 * acknowledged, and no other write is half done at that time.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "aggregate",
            "buildInfo",
            "collStats",
            "count",
            "dbStats",
            "distinct",
            "find",
            "getMore",
            "hello",
            "isMaster",
            "ismaster",
            "killCursors",
            "listCollections",
            "listDatabases",
            "listIndexes",
            "ping");

    private final Object oneWriter = new Object();

    private DurableBackend(MVStore store) {
        super(store);
    }

    static DurableBackend open(Path file) {
        return new DurableBackend(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        if (READS.contains(command(message))) {
            return super.handleMessage(message);
        }
        synchronized (oneWriter) {
            Document answer = super.handleMessage(message);
            commit();
            return answer;
        }
    }

    private static String command(MongoMessage message) {
        return message.getDocument().keySet().iterator().next();
    }
}
