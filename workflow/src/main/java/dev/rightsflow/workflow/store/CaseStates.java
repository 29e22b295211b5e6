package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import dev.rightsflow.workflow.lifecycle.Case;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Every case as it stands, for a question that is asked once in a while. Read-only. */
public final class CaseStates {

    private final MongoCollection<Document> collection;
    private final CaseDocument documents = new CaseDocument(new CaseJson());

    public CaseStates(MongoTemplate mongo) {
        this.collection = mongo.getCollection(MongoCases.COLLECTION);
    }

    /** Goes through them without holding more than a few at a time. */
    public void forEach(Consumer<Case> consumer) {
        collection
                .find()
                .projection(Projections.include(CaseDocument.STATE))
                .forEach(document -> consumer.accept(documents.state(document)));
    }
}
