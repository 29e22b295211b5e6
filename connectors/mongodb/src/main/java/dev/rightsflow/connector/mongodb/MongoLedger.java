package dev.rightsflow.connector.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.ledger.LedgerJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A ledger in a collection of the database where the effects happen. No transactions: not every MongoDB has them, and an
 * intent that is durable before the effect needs none.
 */
final class MongoLedger implements Ledger {

    private static final String SETTLED = "SETTLED";

    /** Of a record: who wants it restricted, by the id of the command. */
    private static final String WISHES = "wanted";

    private final String system;
    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> restrictions;

    MongoLedger(String system, MongoDatabase database) {
        this.system = system;
        this.entries = database.getCollection("rightsflowLedger").withWriteConcern(WriteConcern.MAJORITY);
        this.restrictions = database.getCollection("rightsflowRestrictions").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public <T> T inOneTransaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Optional<Entry> find(String commandId) {
        return Reaching.database(
                system,
                () -> Optional.ofNullable(entries.find(Filters.eq(commandId)).first())
                        .map(MongoLedger::entry));
    }

    private static Entry entry(Document document) {
        String text = document.getString("document");
        return SETTLED.equals(document.getString("state"))
                ? new Entry.Settled(LedgerJson.report(text))
                : new Entry.Intended(
                        document.getString("_id"),
                        document.getString("caseId"),
                        LedgerJson.plan(text),
                        document.getDate("at").toInstant());
    }

    @Override
    public void begin(Entry first) {
        try {
            Reaching.database(system, () -> entries.insertOne(document(first)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw ConnectorException.later(
                    Failure.IN_OTHER_HANDS,
                    "Expected to be the only one who carries out %s, but another instance has begun it"
                            .formatted(first.commandId()));
        }
    }

    @Override
    public void settle(Entry.Settled settled) {
        Reaching.database(
                system,
                () -> entries.replaceOne(
                        Filters.eq(settled.commandId()), document(settled), new ReplaceOptions().upsert(true)));
    }

    @Override
    public void restrict(List<Restriction> wanted) {
        for (Restriction restriction : wanted) {
            Bson noted = Updates.set(
                    wish(restriction),
                    new Document("caseId", restriction.caseId())
                            .append("purposes", List.copyOf(new TreeSet<>(restriction.purposes()))));
            Reaching.database(
                    system,
                    () -> restrictions.updateOne(
                            Filters.eq(record(restriction.record())), noted, new UpdateOptions().upsert(true)));
        }
    }

    @Override
    public List<Restriction> restrictionsOf(List<HeldRecord> records) {
        Map<String, HeldRecord> byId =
                records.stream().collect(Collectors.toMap(MongoLedger::record, Function.identity(), (a, b) -> a));
        List<Document> found = Reaching.database(
                system,
                () -> restrictions.find(Filters.in("_id", byId.keySet())).into(new ArrayList<>()));
        List<Restriction> known = new ArrayList<>();
        for (Document document : found) {
            HeldRecord record = Objects.requireNonNull(byId.get(document.getString("_id")));
            document.get(WISHES, Document.class)
                    .forEach((commandId, wish) -> known.add(restriction(commandId, record, (Document) wish)));
        }
        return known;
    }

    @Override
    public void free(List<Restriction> freed) {
        for (Restriction restriction : freed) {
            Bson record = Filters.eq(record(restriction.record()));
            Reaching.database(system, () -> restrictions.updateOne(record, Updates.unset(wish(restriction))));
            Reaching.database(
                    system, () -> restrictions.deleteOne(Filters.and(record, Filters.eq(WISHES, new Document()))));
        }
    }

    private static Restriction restriction(String commandId, HeldRecord record, Document wish) {
        return new Restriction(
                commandId, wish.getString("caseId"), record, Set.copyOf(wish.getList("purposes", String.class)));
    }

    private static String wish(Restriction restriction) {
        return WISHES + "." + restriction.commandId();
    }

    private static String record(HeldRecord record) {
        return record.category() + "/" + record.id();
    }

    @Override
    public void forgetSettledBefore(Instant instant) {
        Reaching.database(
                system,
                () -> entries.deleteMany(
                        Filters.and(Filters.eq("state", SETTLED), Filters.lt("at", Date.from(instant)))));
    }

    private static Document document(Entry entry) {
        return switch (entry) {
            case Entry.Intended intended ->
                document(
                        intended.commandId(),
                        intended.caseId(),
                        "INTENDED",
                        LedgerJson.write(intended.plan()),
                        intended.at());
            case Entry.Settled settled ->
                document(
                        settled.commandId(),
                        settled.report().caseId(),
                        SETTLED,
                        LedgerJson.write(settled.report()),
                        settled.at());
        };
    }

    private static Document document(String commandId, String caseId, String state, String text, Instant at) {
        return new Document("_id", commandId)
                .append("caseId", caseId)
                .append("state", state)
                .append("document", text)
                .append("at", Date.from(at));
    }
}
