package dev.rightsflow.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index with the id among its keys: that ids are unique says all that it could say, so there is nothing to keep.
 * It answers every query that names ids; what else the query asks for is compared with the documents that are found.
 */
final class PrimaryIndex extends AbstractUniqueIndex<Object> {

    static final String ID = "_id";
    private static final String IN = "$in";

    private final Supplier<MVMap<Object, Location>> documents;

    PrimaryIndex(String name, List<IndexKey> keys, Supplier<MVMap<Object, Location>> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public boolean canHandle(Document query) {
        return query.get(ID) instanceof Document operators
                ? operators.keySet().equals(Set.of(IN))
                        && operators.get(IN) instanceof Collection<?> ids
                        && ids.stream().allMatch(PrimaryIndex::isPlain)
                : isPlain(query.get(ID));
    }

    private static boolean isPlain(@Nullable Object id) {
        return id != null
                && !(id instanceof Map)
                && !(id instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(id);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        Object asked = query.get(ID);
        Collection<?> ids = asked instanceof Document operators && operators.get(IN) instanceof Collection<?> several
                ? several
                : List.of(asked);
        MVMap<Object, Location> known = documents.get();
        Set<Object> positions = new TreeSet<>(Keys.TYPE::compare);
        for (Object id : ids) {
            Object key = Keys.of(id);
            if (known.containsKey(key)) {
                positions.add(key);
            }
        }
        return positions;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return position(document.get(ID));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return position(key.get(keys().indexOf(ID)));
    }

    private @Nullable Object position(@Nullable Object id) {
        Object key = Keys.of(id);
        return documents.get().containsKey(key) ? key : null;
    }

    /** The document itself is put, which is all. */
    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    /** The document itself is removed, which is all. */
    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    /** The id of a document never changes. */
    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {}

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {}

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return getPosition(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return true;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return documents.get().keySet().stream()
                .map(key -> Map.entry(new KeyValue(key), key))
                .toList();
    }

    @Override
    public long getCount() {
        return documents.get().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
