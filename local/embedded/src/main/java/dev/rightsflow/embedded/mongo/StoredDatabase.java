package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/** A database whose collections, and what it knows about them, are documents in the log. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private final Documents documents;

    StoredDatabase(String name, Documents documents, CursorRegistry cursors) {
        super(name, cursors);
        this.documents = documents;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoredCollection(this, collection, options, cursorRegistry, documents);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        String name = getFullCollectionNamespace(collection);
        return keys.stream().anyMatch(key -> key.getKey().equals(PrimaryIndex.ID))
                ? new PrimaryIndex(index, keys, () -> documents.collection(name))
                : new UniqueIndex(index, keys, sparse);
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        super.dropCollection(collection, oplog);
        documents.drop(getFullCollectionNamespace(collection));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String to) {
        throw new MongoServerException("The embedded server does not rename collections");
    }

    @Override
    protected long getStorageSize() {
        return documents.fileBytes();
    }

    @Override
    protected long getFileSize() {
        return documents.fileBytes();
    }
}
