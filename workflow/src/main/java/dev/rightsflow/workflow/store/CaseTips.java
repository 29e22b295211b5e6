package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rightsflow.workflow.history.ChainEnd;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where the history of each stored case ends, as the case itself says. */
public final class CaseTips {

    private final MongoCollection<Document> collection;

    public CaseTips(MongoTemplate mongo) {
        this.collection = mongo.getCollection(MongoCases.COLLECTION);
    }

    /**
     * Goes through them without holding more than a few at a time.
     *
     * @param caseId null: every case
     */
    public void forEach(@Nullable String caseId, BiConsumer<String, ChainEnd> consumer) {
        collection
                .find(caseId == null ? new BsonDocument() : Filters.eq(CaseDocument.ID, caseId))
                .projection(Projections.include(CaseDocument.VERSION, CaseDocument.LAST_HASH))
                .forEach(document -> consumer.accept(
                        document.getString(CaseDocument.ID),
                        new ChainEnd(
                                document.getLong(CaseDocument.VERSION),
                                document.get(CaseDocument.LAST_HASH, Binary.class)
                                        .getData())));
    }
}
