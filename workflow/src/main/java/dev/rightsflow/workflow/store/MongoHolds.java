package dev.rightsflow.workflow.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.processing.HoldRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The registry of holds in the collection {@code holds}, and what the cases ask of it.
 *
 * <p>Cases ask at every decision, so they are answered from memory, at most {@link #MAXIMUM_AGE} old: a read a second an
 * instance instead of one a case. A hold placed in between is not missed, since whoever places it also tells the open
 * cases that it covers, and that record stops what is under way.
 */
public final class MongoHolds implements Holds, HoldRegistry {

    static final String COLLECTION = "holds";
    static final Duration MAXIMUM_AGE = Duration.ofSeconds(1);

    private final MongoCollection<Document> collection;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, List.of());

    private record Snapshot(Instant readAt, List<HoldEntry> unreleased) {}

    public MongoHolds(MongoTemplate mongo, InstantSource clock) {
        this.collection = mongo.getCollection(COLLECTION);
        this.clock = clock;
        // Unique and on both keys, so that a write that names both finds its document at once, on every server.
        collection.createIndex(
                Indexes.ascending(HoldDocument.ID, HoldDocument.REVISION), new IndexOptions().unique(true));
    }

    @Override
    public void place(HoldEntry entry) {
        try {
            collection.insertOne(HoldDocument.write(entry, 1));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == MongoCases.DUPLICATE_KEY) {
                throw new IllegalArgumentException(
                        "Expected a new hold, but '" + entry.hold().id() + "' is in the registry already", e);
            }
            throw e;
        }
        forget();
    }

    @Override
    public Optional<Registered> find(String holdId) {
        return Optional.ofNullable(
                        collection.find(Filters.eq(HoldDocument.ID, holdId)).first())
                .map(MongoHolds::registered);
    }

    private static Registered registered(Document document) {
        return new Registered(HoldDocument.read(document), document.getLong(HoldDocument.REVISION));
    }

    @Override
    public List<HoldEntry> all() {
        List<HoldEntry> all = new ArrayList<>();
        collection
                .find()
                .sort(Sorts.ascending(HoldDocument.ISSUED_AT, HoldDocument.ID))
                .forEach(document -> all.add(HoldDocument.read(document)));
        return all;
    }

    @Override
    public List<Registered> unannounced() {
        List<Registered> unannounced = new ArrayList<>();
        collection.find(Filters.exists(HoldDocument.ANNOUNCED, false)).forEach(document -> {
            Registered registered = registered(document);
            if (!registered.entry().isReleased()) {
                unannounced.add(registered);
            }
        });
        return unannounced;
    }

    /** Unless it has changed meanwhile: then there is something new to tell. */
    @Override
    public void announced(Registered told) {
        collection.updateOne(
                Filters.and(
                        Filters.eq(HoldDocument.ID, told.entry().hold().id()),
                        Filters.eq(HoldDocument.REVISION, told.revision())),
                Updates.set(HoldDocument.ANNOUNCED, told.revision()));
    }

    @Override
    public boolean replace(Registered before, HoldEntry after) {
        long replaced = collection
                .replaceOne(
                        Filters.and(
                                Filters.eq(HoldDocument.ID, after.hold().id()),
                                Filters.eq(HoldDocument.REVISION, before.revision())),
                        HoldDocument.write(after, before.revision() + 1))
                .getMatchedCount();
        forget();
        return replaced == 1;
    }

    @Override
    public Collection<Hold> covering(Set<String> identifierHashes) {
        return unreleased().stream()
                .filter(entry -> entry.covers(identifierHashes))
                .map(HoldEntry::hold)
                .toList();
    }

    private List<HoldEntry> unreleased() {
        Instant now = clock.instant();
        Snapshot known = snapshot;
        if (known.readAt().isBefore(now.minus(MAXIMUM_AGE))) {
            known = new Snapshot(
                    now, all().stream().filter(entry -> !entry.isReleased()).toList());
            snapshot = known;
        }
        return known.unreleased();
    }

    private void forget() {
        snapshot = new Snapshot(Instant.MIN, List.of());
    }
}
