package dev.rightsflow.workflow.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.processing.Cases;
import dev.rightsflow.workflow.processing.StoredCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Cases in the collection {@code cases}. Needs no transactions and no change streams. */
public final class MongoCases implements Cases {

    static final String COLLECTION = "cases";
    static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> collection;
    private final MongoCollection<Change> changed;
    private final CaseDocument documents = new CaseDocument(new CaseJson());

    public MongoCases(MongoTemplate mongo) {
        this.collection = mongo.getCollection(COLLECTION);
        this.changed = collection
                .withDocumentClass(Change.class)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new ChangeCodec(documents)), collection.getCodecRegistry()));
        // Unique and on both keys, so that a write that names both finds its document at once, on every server.
        collection.createIndex(
                Indexes.ascending(CaseDocument.ID, CaseDocument.VERSION), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending(CaseDocument.PARTITION, CaseDocument.NEXT_TIMER));
    }

    @Override
    public Map<String, StoredCase> find(Collection<String> ids) {
        Map<String, StoredCase> found = new HashMap<>();
        for (Document document :
                collection.find(Filters.in(CaseDocument.ID, ids)).batchSize(ids.size())) {
            found.put(document.getString(CaseDocument.ID), documents.read(document));
        }
        return found;
    }

    @Override
    public void save(List<Change> changes) {
        List<WriteModel<Change>> writes = new ArrayList<>(changes.size());
        int replacements = 0;
        for (Change change : changes) {
            if (change.versionBefore() == null) {
                writes.add(new InsertOneModel<>(change));
            } else {
                replacements++;
                writes.add(new ReplaceOneModel<>(
                        // Spelt out: Filters.and makes an $and of it, for which the embedded server knows no index.
                        new Document(CaseDocument.ID, change.after().state().id())
                                .append(CaseDocument.VERSION, change.versionBefore()),
                        change));
            }
        }
        BulkWriteResult result = write(writes);
        if (result.getMatchedCount() != replacements) {
            throw new FencedException("Expected to write %d cases at the versions that were read, but %d had another"
                    .formatted(replacements, replacements - result.getMatchedCount()));
        }
    }

    /**
     * Goes through the cases of a partition that have timers due until then, and what of their commands is withheld, for
     * whoever owns the partition.
     */
    public void forEachWithTimers(int partition, Instant until, BiConsumer<Case, Set<String>> consumer) {
        collection
                .find(Filters.and(
                        Filters.eq(CaseDocument.PARTITION, partition),
                        Filters.lte(CaseDocument.NEXT_TIMER, Date.from(until))))
                .projection(Projections.include(CaseDocument.STATE, CaseDocument.WITHHELD))
                .forEach(document -> consumer.accept(documents.state(document), documents.withheld(document)));
    }

    private BulkWriteResult write(List<WriteModel<Change>> writes) {
        try {
            return changed.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                throw new FencedException("Expected %d cases to be new, but somebody else has written them"
                        .formatted(e.getWriteErrors().size()));
            }
            throw e;
        }
    }

    /** Changes are only ever written: what is read is a document, whole or in parts. */
    private record ChangeCodec(CaseDocument documents) implements Codec<Change> {

        @Override
        public void encode(BsonWriter writer, Change change, EncoderContext context) {
            documents.write(writer, change.after(), change.partition());
        }

        @Override
        public Change decode(BsonReader reader, DecoderContext context) {
            throw new UnsupportedOperationException("Expected cases to be read as documents");
        }

        @Override
        public Class<Change> getEncoderClass() {
            return Change.class;
        }
    }
}
