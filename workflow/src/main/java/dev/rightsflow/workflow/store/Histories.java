package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.rightsflow.workflow.history.SealedLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The published events of each case, kept to be read: a projection that can be thrown away and built again. One document a
 * case and batch, named after the first of its events; how batches were cut does not matter to a reader, since events are
 * told apart by their number.
 */
public final class Histories {

    static final String COLLECTION = "history";
    private static final String LINKS = "links";

    private final MongoCollection<Document> collection;

    public Histories(MongoTemplate mongo) {
        this.collection = mongo.getCollection(COLLECTION);
    }

    /** Adds a batch in one round trip. Adding the same again changes nothing. */
    public void add(List<SealedLink> links) {
        Map<String, List<SealedLink>> byCase = new LinkedHashMap<>();
        links.forEach(link ->
                byCase.computeIfAbsent(link.caseId(), none -> new ArrayList<>()).add(link));
        if (byCase.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(byCase.size());
        byCase.forEach((caseId, batch) -> {
            String id = id(caseId, batch.getFirst().sequence());
            Document document = new Document("_id", id).append(LINKS, new Binary(HistoryBatch.write(batch)));
            writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
        });
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /**
     * The links of a case in their order; what is not there yet is left out.
     *
     * @param upTo number of the last event that there can be, which the case knows: so that every document is found by its
     *     id, on every server
     */
    public List<SealedLink> of(String caseId, long upTo) {
        List<String> ids = LongStream.rangeClosed(1, upTo)
                .mapToObj(sequence -> id(caseId, sequence))
                .toList();
        Map<Long, SealedLink> links = new TreeMap<>();
        for (Document document : collection.find(Filters.in("_id", ids))) {
            HistoryBatch.read(caseId, document.get(LINKS, Binary.class).getData())
                    .forEach(link -> links.put(link.sequence(), link));
        }
        return List.copyOf(links.values());
    }

    /** Nothing is shown any more of a case that has forgotten its person. */
    public void forget(String caseId, long upTo) {
        collection.deleteMany(Filters.in(
                "_id",
                LongStream.rangeClosed(1, upTo)
                        .mapToObj(sequence -> id(caseId, sequence))
                        .toList()));
    }

    private static String id(String caseId, long sequence) {
        return caseId + "/" + sequence;
    }
}
