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
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Documents in an MVStore file that survive a SIGKILL. The store alone commits about once a second, which would lose
 * acknowledged writes, and at any moment, which could split one write. To commit after every write costs as much as the
 * writes themselves, since a page is written whole. So a write command goes into a journal before it is carried out, and the
 * store is committed now and then, when no write is half done: with the number of the journal that begins then, so that after a
 * crash exactly what the file does not have yet is carried out again.
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
    private static final Duration COMMITTED_EVERY = Duration.ofSeconds(2);
    private static final long MOST_JOURNAL_BYTES = 64L * 1024 * 1024;

    private final Object oneWriter = new Object();
    private final Path file;
    private Journal journal;
    private long committedAt = System.nanoTime();

    private DurableBackend(Path file, MVStore store) {
        super(store);
        this.file = file;
        Journal.read(journalFile()).forEach(this::again);
        this.journal = committed();
    }

    static DurableBackend open(Path file) {
        return new DurableBackend(
                file,
                new MVStore.Builder()
                        .fileName(file.toString())
                        .autoCommitDisabled()
                        .autoCommitBufferSize(0)
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
            journal.append(DocumentType.encoded(message.getDocument()).nioBuffer());
            Document answer = super.handleMessage(message);
            if (System.nanoTime() - committedAt > COMMITTED_EVERY.toNanos() || journal.bytes() > MOST_JOURNAL_BYTES) {
                Journal done = journal;
                journal = committed();
                done.close();
            }
            return answer;
        }
    }

    /** Carries out what the file does not have yet. What was refused then is refused again. */
    private void again(ByteBuffer entry) {
        super.handleMessage(
                new MongoMessage(new EmbeddedChannel(), new MessageHeader(0, 0), DocumentType.decoded(entry)));
    }

    /** Commits the store, and begins a new journal. */
    private Journal committed() {
        Path done = journalFile();
        getMvStore().setStoreVersion(getMvStore().getStoreVersion() + 1);
        commit();
        committedAt = System.nanoTime();
        Journal begun = Journal.begin(journalFile());
        try {
            Files.deleteIfExists(done);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to delete " + done + ", but could not", e);
        }
        return begun;
    }

    /** Of what was done since the store got the version that it has. */
    private Path journalFile() {
        return file.resolveSibling(
                file.getFileName() + ".journal-" + getMvStore().getStoreVersion());
    }

    @Override
    public void close() {
        synchronized (oneWriter) {
            committed().close();
            journal.close();
            super.close();
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
