package dev.rightsflow.workflow.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.rightsflow.workflow.policy.PolicyArchive;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The archive in the collection {@code policies}: one document a version. */
public final class MongoPolicies implements PolicyArchive {

    static final String COLLECTION = "policies";

    private static final String ID = "_id";
    private static final String TEXT = "text";

    private final MongoCollection<Document> collection;

    public MongoPolicies(MongoTemplate mongo) {
        this.collection = mongo.getCollection(COLLECTION);
    }

    /** Instances that start together all try; one of them writes. */
    @Override
    public void keep(String version, String text) {
        if (find(version).isPresent()) {
            return;
        }
        try {
            collection.insertOne(new Document(ID, version).append(TEXT, text));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != MongoCases.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public Optional<String> find(String version) {
        return Optional.ofNullable(collection.find(Filters.eq(ID, version)).first())
                .map(found -> found.getString(TEXT));
    }
}
