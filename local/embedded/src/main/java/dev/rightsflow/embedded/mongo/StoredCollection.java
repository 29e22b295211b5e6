package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection whose documents are objects only while somebody looks into them. */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {

    private final Documents documents;
    private final String name;

    StoredCollection(
            MongoDatabase database,
            String collection,
            CollectionOptions options,
            CursorRegistry cursors,
            Documents documents) {
        super(database, collection, options, cursors);
        this.documents = documents;
        this.name = getFullName();
        documents.collection(name);
    }

    /** The answer, or none where it takes more than bytes. Nothing has changed then. */
    synchronized @Nullable Document carryOut(RawWrite write) {
        if (getIndexes().stream().anyMatch(UniqueIndex.class::isInstance)) {
            return null;
        }
        return write.inserts() ? insert(write) : replace(write);
    }

    private @Nullable Document insert(RawWrite write) {
        MVMap<Object, Location> locations = locations();
        Set<String> seen = new HashSet<>();
        for (RawWrite.Change change : write.changes()) {
            if (!seen.add(change.id()) || locations.containsKey(change.id())) {
                return null;
            }
        }
        write.changes().forEach(change -> put(write, change));
        return new Document("n", write.changes().size()).append("ok", 1.0);
    }

    private Document replace(RawWrite write) {
        MVMap<Object, Location> locations = locations();
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        for (int i = 0; i < write.changes().size(); i++) {
            RawWrite.Change change = write.changes().get(i);
            Location location = locations.get(change.id());
            if (location != null) {
                byte[] stored = documents.read(location);
                if (write.matches(change, stored)) {
                    matched++;
                    if (!write.isSame(change, stored)) {
                        modified++;
                        put(write, change);
                    }
                }
            } else if (change.upsert()) {
                put(write, change);
                upserted.add(new Document("index", i).append(PrimaryIndex.ID, change.id()));
            }
        }
        Document answer = new Document("n", matched + upserted.size()).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        return answer.append("ok", 1.0);
    }

    private void put(RawWrite write, RawWrite.Change change) {
        documents.put(name, change.id(), write.bytes(), change.offset(), change.length());
    }

    private MVMap<Object, Location> locations() {
        return documents.collection(name);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object key = getIdField() == null ? UUID.randomUUID() : Keys.of(document.get(getIdField()));
        documents.put(name, key, Bson.encoded(document));
        return key;
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        documents.put(name, position, Bson.encoded(newDocument));
    }

    @Override
    protected void removeDocument(Object position) {
        documents.remove(name, position);
    }

    @Override
    protected Document getDocument(Object position) {
        return document(Objects.requireNonNull(locations().get(position)));
    }

    private Document document(Location location) {
        return Bson.decoded(documents.read(location));
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return locations().entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(document(entry.getValue()), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Stream<Location> all = isNaturalDescending(orderBy)
                ? locations().entrySet().stream()
                        .sorted((a, b) -> Keys.TYPE.compare(b.getKey(), a.getKey()))
                        .map(Map.Entry::getValue)
                : locations().values().stream();
        return matchDocumentsFromStream(
                all.map(this::document), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    public int count() {
        return locations().size();
    }

    @Override
    public boolean isEmpty() {
        return locations().isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    /** Only statistics ask for it. */
    @Override
    protected int getDataSize() {
        long sum = locations().values().stream().mapToLong(Location::length).sum();
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }
}
