package dev.rightsflow.intake;

import com.mongodb.bulk.BulkWriteResult;
import dev.rightsflow.schemas.identifiers.Reference;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndexDefinition;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** What is known of each case, one document a case, no personal data. A newer version wins, whichever arrives first. */
@Repository
class StatusView {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoOperations mongo;
    private volatile boolean indexed;

    StatusView(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<CaseView> find(Reference reference) {
        return Optional.ofNullable(mongo.findById(reference.text(), CaseView.class));
    }

    /**
     * Brings the view up to date: one read and one unordered bulk write, whatever the size of the batch.
     *
     * @param latest of each case
     */
    void update(Map<String, CaseView> latest) {
        index();
        Map<String, CaseView> newer = new HashMap<>(latest);
        Map<String, Long> stored;
        do {
            // Another instance that has lost its partitions without knowing may write at the same time. Then some
            // writes
            // meet another version than was read and do nothing; what is still newer is written again.
            stored = storedVersions(newer.keySet());
            newer.values().removeIf(isIn(stored));
        } while (!newer.isEmpty() && !write(newer, stored));
    }

    /** Removes what the workflow has let go of. */
    void forget(Collection<String> references) {
        mongo.remove(Query.query(Criteria.where("_id").in(references)), CaseView.class);
    }

    private static Predicate<CaseView> isIn(Map<String, Long> stored) {
        return view -> stored.getOrDefault(view.reference(), -1L) >= view.version();
    }

    private Map<String, Long> storedVersions(Set<String> references) {
        Query query = Query.query(Criteria.where("_id").in(references));
        query.fields().include("version");
        Map<String, Long> versions = new HashMap<>();
        mongo.executeQuery(
                query,
                mongo.getCollectionName(CaseView.class),
                document -> versions.put(document.getString("_id"), document.getLong("version")));
        return versions;
    }

    private boolean write(Map<String, CaseView> newer, Map<String, Long> stored) {
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, CaseView.class);
        newer.values().forEach(view -> {
            Long version = stored.get(view.reference());
            if (version == null) {
                bulk.insert(view);
            } else {
                bulk.replaceOne(
                        Query.query(Criteria.where("_id")
                                .is(view.reference())
                                .and("version")
                                .is(version)),
                        view);
            }
        });
        try {
            BulkWriteResult result = bulk.execute();
            return result.getInsertedCount() + result.getMatchedCount() == newer.size();
        } catch (DuplicateKeyException e) {
            return false;
        } catch (BulkOperationException e) {
            if (e.getErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** Unique and of exactly the fields that a write is found by, so that every store finds it without a scan. */
    private void index() {
        if (!indexed) {
            mongo.indexOps(CaseView.class)
                    .createIndex(new CompoundIndexDefinition(new Document("_id", 1).append("version", 1)).unique());
            indexed = true;
        }
    }
}
