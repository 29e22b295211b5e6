package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The records that were set aside: where they lie and why, never what is in them. */
public final class DeadLetterLog {

    /**
     * @param topic that it was meant for
     * @param partition and {@code offset}: of the dead-letter topic
     * @param source where it was read at first, for instance {@code privacy.reports.v1-3@17}
     */
    public record Letter(
            String topic,
            int partition,
            long offset,
            String source,
            String reason,
            Instant at,
            @Nullable Instant replayedAt,
            @Nullable String replayedBy) {

        public String id() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    private final MongoCollection<Document> collection;

    public DeadLetterLog(MongoTemplate mongo) {
        this.collection = mongo.getCollection("deadLetters");
    }

    /** Adds a batch in one round trip. Adding the same again changes nothing. */
    public void add(List<Letter> letters) {
        List<WriteModel<Document>> writes = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            writes.add(new UpdateOneModel<>(
                    Filters.eq("_id", letter.id()),
                    Updates.combine(
                            Updates.setOnInsert("topic", letter.topic()),
                            Updates.setOnInsert("partition", letter.partition()),
                            Updates.setOnInsert("offset", letter.offset()),
                            Updates.setOnInsert("source", letter.source()),
                            Updates.setOnInsert("reason", letter.reason()),
                            Updates.setOnInsert("at", Date.from(letter.at()))),
                    new UpdateOptions().upsert(true)));
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    public List<Letter> newest(int limit) {
        return collection
                .find()
                .sort(Sorts.descending("at", "_id"))
                .limit(limit)
                .map(DeadLetterLog::read)
                .into(new ArrayList<>());
    }

    /** Those that were meant for a topic and have not been put back yet, oldest first. */
    public List<Letter> notReplayed(String topic) {
        return collection
                .find(Filters.and(Filters.eq("topic", topic), Filters.exists("replayedAt", false)))
                .sort(Sorts.ascending("at", "_id"))
                .map(DeadLetterLog::read)
                .into(new ArrayList<>());
    }

    public Optional<Letter> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(DeadLetterLog::read);
    }

    public void replayed(String id, Instant at, String by) {
        collection.updateOne(
                Filters.eq("_id", id),
                Updates.combine(Updates.set("replayedAt", Date.from(at)), Updates.set("replayedBy", by)));
    }

    private static Letter read(Document document) {
        Date replayedAt = document.getDate("replayedAt");
        return new Letter(
                document.getString("topic"),
                document.getInteger("partition"),
                document.getLong("offset"),
                document.getString("source"),
                document.getString("reason"),
                document.getDate("at").toInstant(),
                replayedAt == null ? null : replayedAt.toInstant(),
                document.getString("replayedBy"));
    }
}
