package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Databases whose acknowledged writes survive a SIGKILL. Writes of whole documents by their id are carried out with the
 * bytes that came; whatever else there is goes the way of the server that this is built on, with objects.
 */
public final class DurableBackend extends AbstractMongoBackend {

    private static final Set<String> READS = Set.of(
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

    private static final int SEGMENT_BYTES = 64 * 1024 * 1024;

    private final Documents documents;

    private DurableBackend(Documents documents) {
        this.documents = documents;
        documents.collections().stream()
                .map(collection -> collection.substring(0, collection.indexOf('.')))
                .distinct()
                .forEach(this::resolveDatabase);
    }

    public static DurableBackend open(Path directory) {
        return new DurableBackend(Documents.open(directory, SEGMENT_BYTES));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, documents, getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        return (message instanceof RawMessage raw ? RawWrite.of(raw.sections()) : Optional.<RawWrite>empty())
                .flatMap(write -> Optional.ofNullable(documents.writing(() -> carriedOut(write))))
                .orElseGet(() -> super.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return isRead(command, query)
                ? documents.reading(() -> super.handleCommand(channel, database, command, query))
                : documents.writing(() -> super.handleCommand(channel, database, command, query));
    }

    private static boolean isRead(String command, Document query) {
        return READS.contains(command)
                || (command.equals("aggregate")
                        && query.get("pipeline") instanceof List<?> stages
                        && stages.stream().noneMatch(DurableBackend::writes));
    }

    private static boolean writes(Object stage) {
        return stage instanceof Document document && (document.containsKey("$out") || document.containsKey("$merge"));
    }

    private @Nullable Document carriedOut(RawWrite write) {
        return !write.collection().startsWith("system.")
                        && resolveDatabase(write.database()).resolveCollection(write.collection(), false)
                                instanceof StoredCollection collection
                ? collection.carryOut(write)
                : null;
    }

    @Override
    public void close() {
        super.close();
        documents.close();
    }
}
