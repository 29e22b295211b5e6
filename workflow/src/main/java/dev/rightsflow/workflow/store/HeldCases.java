package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Which cases a hold concerns, and what the closed ones still keep. Read-only. */
public final class HeldCases {

    /** More than that is told in the next round. */
    private static final int MOST_AT_ONCE = 500;

    private final MongoCollection<Document> collection;

    /** @param kept what a closed case has still to erase */
    public record Waiting(String caseId, Right right, Stage stage, List<Disposition.Keep> kept) {}

    public HeldCases(MongoTemplate mongo) {
        this.collection = mongo.getCollection(MongoCases.COLLECTION);
        collection.createIndex(Indexes.ascending(CaseDocument.HOLDABLE, CaseDocument.IDENTIFIER_HASHES));
        collection.createIndex(Indexes.ascending(CaseDocument.HOLDABLE, CaseDocument.LOCATED_HASHES));
        collection.createIndex(Indexes.ascending(CaseDocument.HOLDS));
    }

    /** Those that a hold covers and that do not know it as it is now: open ones, and those that have something to erase later. */
    public List<String> ignorantOf(HoldEntry entry) {
        return ids(Filters.and(
                covered(entry.covered()), Filters.ne(CaseDocument.HOLD_STATES, CaseDocument.stateOf(entry.hold()))));
    }

    /** Those that a hold covers, whether they know it or not. */
    public List<String> coveredBy(HoldEntry entry) {
        return ids(covered(entry.covered()));
    }

    /** Those that know one of these holds, by case id. */
    public Map<String, List<String>> knowing(Collection<String> holdIds) {
        Map<String, List<String>> knowing = new LinkedHashMap<>();
        collection
                .find(Filters.in(CaseDocument.HOLDS, holdIds))
                .projection(Projections.include(CaseDocument.HOLDS))
                .limit(MOST_AT_ONCE)
                .forEach(document -> knowing.put(
                        document.getString(CaseDocument.ID),
                        document.getList(CaseDocument.HOLDS, String.class).stream()
                                .filter(holdIds::contains)
                                .toList()));
        return knowing;
    }

    /** Closed cases of these rights that keep something which is owed to the person later, soonest first. */
    public List<Waiting> waitingToErase(Collection<Right> rights, int most) {
        return collection
                .find(Filters.and(
                        Filters.eq(CaseDocument.HOLDABLE, true),
                        Filters.in(
                                CaseDocument.STAGE,
                                Stage.PARTLY_FULFILLED.name(),
                                Stage.REFUSED.name(),
                                Stage.FULFILLED.name()),
                        Filters.in(
                                CaseDocument.RIGHT,
                                rights.stream().map(Right::name).toList())))
                .projection(Projections.include(CaseDocument.RIGHT, CaseDocument.STAGE, CaseDocument.KEPT))
                .sort(Sorts.ascending(CaseDocument.LOOK_AGAIN, CaseDocument.ID))
                .limit(most)
                .map(document -> new Waiting(
                        document.getString(CaseDocument.ID),
                        Right.valueOf(document.getString(CaseDocument.RIGHT)),
                        Stage.valueOf(document.getString(CaseDocument.STAGE)),
                        document.getList(CaseDocument.KEPT, Document.class, List.of()).stream()
                                .map(KeptDocument::read)
                                .toList()))
                .into(new ArrayList<>());
    }

    private static Bson covered(Covered covered) {
        Bson holdable = Filters.eq(CaseDocument.HOLDABLE, true);
        return switch (covered) {
            case Covered.Everybody everybody -> holdable;
            case Covered.Persons persons ->
                // Each with the condition that its index begins with.
                Filters.or(
                        Filters.and(holdable, Filters.in(CaseDocument.IDENTIFIER_HASHES, persons.identifierHashes())),
                        Filters.and(holdable, Filters.in(CaseDocument.LOCATED_HASHES, persons.identifierHashes())));
            case Covered.Forgotten forgotten -> Filters.in(CaseDocument.IDENTIFIER_HASHES, List.of());
        };
    }

    private List<String> ids(Bson filter) {
        return collection
                .find(filter)
                .projection(Projections.include(CaseDocument.ID))
                .limit(MOST_AT_ONCE)
                .map(document -> document.getString(CaseDocument.ID))
                .into(new ArrayList<>());
    }
}
