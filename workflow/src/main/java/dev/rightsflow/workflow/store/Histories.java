package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
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
    private static final String EVENTS = "events";

    /** One event as it was published, in its place; the text of the fact is exactly what was hashed. */
    public record Entry(
            String caseId,
            long sequence,
            Instant at,
            String actor,
            String type,
            String fact,
            byte[] previousHash,
            byte[] hash) {}

    private final MongoCollection<Document> collection;

    public Histories(MongoTemplate mongo) {
        this.collection = mongo.getCollection(COLLECTION);
    }

    /** Adds a batch in one round trip. Adding the same again changes nothing. */
    public void add(List<Entry> entries) {
        Map<String, List<Entry>> byCase = new LinkedHashMap<>();
        entries.forEach(entry -> byCase.computeIfAbsent(entry.caseId(), none -> new ArrayList<>())
                .add(entry));
        if (byCase.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(byCase.size());
        byCase.forEach((caseId, events) -> {
            String id = id(caseId, events.getFirst().sequence());
            Document document = new Document("_id", id).append(EVENTS, new Binary(HistoryBatch.write(events)));
            writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
        });
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /**
     * The events of a case in their order; what is not there yet is left out.
     *
     * @param upTo number of the last event that there can be, which the case knows: so that every document is found by its
     *     id, on every server
     */
    public List<Entry> of(String caseId, long upTo) {
        List<String> ids = LongStream.rangeClosed(1, upTo)
                .mapToObj(sequence -> id(caseId, sequence))
                .toList();
        Map<Long, Entry> entries = new TreeMap<>();
        for (Document document : collection.find(Filters.in("_id", ids))) {
            HistoryBatch.read(caseId, document.get(EVENTS, Binary.class).getData())
                    .forEach(entry -> entries.put(entry.sequence(), entry));
        }
        return List.copyOf(entries.values());
    }

    private static String id(String caseId, long sequence) {
        return caseId + "/" + sequence;
    }
}
