package dev.rightsflow.connector.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.ledger.LedgerJson;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * A ledger in a collection of the database where the effects happen. No transactions: not every MongoDB has them, and an
 * intent that is durable before the effect needs none.
 */
final class MongoLedger implements Ledger {

    private static final String SETTLED = "SETTLED";

    private final String system;
    private final MongoCollection<Document> entries;

    MongoLedger(String system, MongoDatabase database) {
        this.system = system;
        this.entries = database.getCollection("rightsflowLedger").withWriteConcern(WriteConcern.MAJORITY);
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
