package dev.rightsflow.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
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

    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_MEGABYTES = 64;

    private final Object oneWriter = new Object();

    private DurableBackend(MVStore store) {
        super(store);
    }

    static DurableBackend open(Path file) {
        return new DurableBackend(new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                // A page is written whole, so few documents to a page: each write drags less along.
                .pageSplitSize(PAGE_BYTES)
                .cacheSize(CACHE_MEGABYTES)
                .open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name);
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

    /**
     * Opens each map with our types; the back end then finds it open. Not static: while the constructor of the back end
     * runs, which opens maps already, nothing else leads to the store.
     */
    private final class Database extends H2Database {

        private static final String DOCUMENTS = "databases.";
        private static final String INDEX = "._index_";

        Database(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
            getMvStore()
                    .openMap(
                            DOCUMENTS + getFullCollectionNamespace(collection),
                            new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
            return super.openOrCreateCollection(collection, options);
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            getMvStore()
                    .openMap(
                            getFullCollectionNamespace(collection) + INDEX + index,
                            new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
            return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }
    }
}
