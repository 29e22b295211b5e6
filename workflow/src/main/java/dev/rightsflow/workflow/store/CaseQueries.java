package dev.rightsflow.workflow.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What staff ask of all cases at once: read-only, one round trip a question, from what is lifted out beside the cases. Open
 * cases are few however many have closed, so everything that is asked every other second is asked of open ones, or is counted
 * in an index.
 */
public final class CaseQueries {

    /** Which cases. */
    public enum View {
        OPEN,
        /** Open, and a member of the staff has to do something. */
        NEEDS_STAFF,
        /** Open, and the strict limit has passed. */
        OVERDUE,
        /** Open, and staff have been reminded of the limit. */
        DUE_SOON,
        /** A task waits for staff with its reason. */
        PARKED,
        /** Open or closed, and somebody who received the data has not confirmed what it was told (Art 19). */
        RECIPIENT,
        CLOSED
    }

    /**
     * @param today in the controller's zone
     * @param soon staff are reminded of what is due by then
     * @param reference start of a reference; where it is there, open and closed cases are looked through
     */
    public record Question(
            View view,
            @Nullable Stage stage,
            @Nullable Right right,
            @Nullable String reference,
            LocalDate today,
            LocalDate soon) {}

    /** @param recipients that have not confirmed, by id */
    public record Line(
            String id,
            Right right,
            String relation,
            Stage stage,
            List<String> waitingFor,
            List<String> recipients,
            Instant receivedAt,
            LocalDate due,
            LocalDate dueSuspended,
            int tasks,
            int tasksOpen,
            boolean parked) {}

    /**
     * How many open cases stand where, and how many of them want attention.
     *
     * @param recipient cases, open or closed, in which a recipient has not confirmed
     */
    public record Counts(
            Map<Stage, Integer> byStage,
            int open,
            int needsStaff,
            int overdue,
            int dueSoon,
            int parked,
            int recipient) {}

    private static final List<String> ENDINGS = Arrays.stream(Stage.values())
            .filter(Stage::isEnding)
            .map(Stage::name)
            .toList();

    /** Also where the answer is on its way, or its letter not posted yet. */
    private static final List<String> ANSWERED =
            Stream.concat(ENDINGS.stream(), Stream.of(Stage.CLOSING.name())).toList();

    private static final Bson LINE = Projections.include(
            CaseDocument.RIGHT,
            CaseDocument.RELATION,
            CaseDocument.STAGE,
            CaseDocument.WAITING_FOR,
            CaseDocument.RECIPIENTS,
            CaseDocument.RECEIVED_AT,
            CaseDocument.DUE,
            CaseDocument.DUE_SUSPENDED,
            CaseDocument.TASKS,
            CaseDocument.TASKS_OPEN,
            CaseDocument.PARKED);

    private final MongoCollection<Document> collection;

    public CaseQueries(MongoTemplate mongo) {
        this.collection = mongo.getCollection(MongoCases.COLLECTION);
        // Soonest due first, and everything that is counted, without touching a document.
        collection.createIndex(Indexes.ascending(
                CaseDocument.CLOSED,
                CaseDocument.DUE,
                CaseDocument.ID,
                CaseDocument.STAGE,
                CaseDocument.RIGHT,
                CaseDocument.NEEDS_STAFF,
                CaseDocument.PARKED));
        // Not among the open ones: most of them have ended.
        collection.createIndex(Indexes.ascending(CaseDocument.AWAITS_RECIPIENT, CaseDocument.DUE, CaseDocument.ID));
    }

    /** Open cases soonest due first, closed ones the other way round. */
    public List<Line> list(Question question, int skip, int limit) {
        Bson sort = question.view() == View.CLOSED
                ? Sorts.descending(CaseDocument.DUE, CaseDocument.ID)
                : Sorts.ascending(CaseDocument.DUE, CaseDocument.ID);
        return collection
                .find(filter(question))
                .projection(LINE)
                .sort(sort)
                .skip(skip)
                .limit(limit)
                .map(CaseQueries::line)
                .into(new ArrayList<>());
    }

    /**
     * Open cases for the same right that share an identifier with a case and were received before it, oldest first: it is a
     * duplicate of those. Not the newer ones, in which the person would be answered later than they may expect.
     *
     * @param id of the case itself
     * @param receivedAt of the case itself
     */
    public List<Line> twins(String id, Instant receivedAt, Set<String> identifierHashes, Right right) {
        return collection
                .find(Filters.and(
                        Filters.eq(CaseDocument.CLOSED, false),
                        Filters.eq(CaseDocument.RIGHT, right.name()),
                        Filters.in(CaseDocument.IDENTIFIER_HASHES, identifierHashes),
                        Filters.nin(CaseDocument.STAGE, ANSWERED),
                        Filters.or(
                                Filters.lt(CaseDocument.RECEIVED_AT, Date.from(receivedAt)),
                                Filters.and(
                                        Filters.eq(CaseDocument.RECEIVED_AT, Date.from(receivedAt)),
                                        Filters.lt(CaseDocument.ID, id)))))
                .projection(LINE)
                .sort(Sorts.ascending(CaseDocument.RECEIVED_AT, CaseDocument.ID))
                .map(CaseQueries::line)
                .into(new ArrayList<>());
    }

    /**
     * Which of these cases may have been asked before: for each, the other open ones for the same right that share an identifier
     * with it and whose person has confirmed, oldest first. Only keyed hashes are compared; whether it is so, a person decides.
     */
    public Map<String, List<String>> duplicates(Collection<String> ids) {
        List<Document> asked = open(Filters.in(CaseDocument.ID, ids));
        Set<String> hashes = asked.stream().flatMap(CaseQueries::hashes).collect(Collectors.toSet());
        if (hashes.isEmpty()) {
            return Map.of();
        }
        List<Document> others = open(Filters.and(
                Filters.in(CaseDocument.IDENTIFIER_HASHES, hashes),
                Filters.nin(CaseDocument.STAGE, Stage.RECEIVED.name(), Stage.AWAITING_IDENTITY.name())));
        Map<String, List<String>> duplicates = new TreeMap<>();
        for (Document one : asked) {
            List<String> twins = others.stream()
                    .filter(other -> isTwin(one, other))
                    .map(other -> other.getString(CaseDocument.ID))
                    .toList();
            if (!twins.isEmpty()) {
                duplicates.put(one.getString(CaseDocument.ID), twins);
            }
        }
        return duplicates;
    }

    private List<Document> open(Bson which) {
        return collection
                .find(Filters.and(
                        Filters.eq(CaseDocument.CLOSED, false), Filters.nin(CaseDocument.STAGE, ENDINGS), which))
                .projection(Projections.include(CaseDocument.RIGHT, CaseDocument.IDENTIFIER_HASHES))
                .sort(Sorts.ascending(CaseDocument.RECEIVED_AT, CaseDocument.ID))
                .into(new ArrayList<>());
    }

    private static boolean isTwin(Document one, Document other) {
        return !one.getString(CaseDocument.ID).equals(other.getString(CaseDocument.ID))
                && one.getString(CaseDocument.RIGHT).equals(other.getString(CaseDocument.RIGHT))
                && hashes(one).anyMatch(hashes(other).toList()::contains);
    }

    private static Stream<String> hashes(Document document) {
        return document.getList(CaseDocument.IDENTIFIER_HASHES, String.class).stream();
    }

    /** @param soon staff are reminded of what is due by then */
    public Counts counts(LocalDate today, LocalDate soon) {
        Map<Stage, Integer> byStage = new EnumMap<>(Stage.class);
        int open = 0;
        int needsStaff = 0;
        int overdue = 0;
        int dueSoon = 0;
        int parked = 0;
        for (Document group : collection.aggregate(List.of(
                Aggregates.match(Filters.eq(CaseDocument.CLOSED, false)),
                Aggregates.group(
                        "$" + CaseDocument.STAGE,
                        Accumulators.sum("cases", 1),
                        Accumulators.sum("needsStaff", one("$" + CaseDocument.NEEDS_STAFF)),
                        Accumulators.sum("parked", one("$" + CaseDocument.PARKED)),
                        Accumulators.sum(
                                "overdue", one(new Document("$lt", List.of("$" + CaseDocument.DUE, today.toString())))),
                        Accumulators.sum(
                                "dueBySoon",
                                one(new Document("$lte", List.of("$" + CaseDocument.DUE, soon.toString())))))))) {
            int cases = number(group, "cases");
            Stage stage = Stage.valueOf(group.getString("_id"));
            byStage.put(stage, cases);
            open += cases;
            needsStaff += number(group, "needsStaff");
            if (!stage.isEnding()) {
                overdue += number(group, "overdue");
                dueSoon += number(group, "dueBySoon") - number(group, "overdue");
            }
            parked += number(group, "parked");
        }
        int recipient = (int) collection.countDocuments(Filters.eq(CaseDocument.AWAITS_RECIPIENT, true));
        return new Counts(byStage, open, needsStaff, overdue, dueSoon, parked, recipient);
    }

    /** How many open cases wait for what, by the code of what they wait for, for instance {@code SYSTEM:crm}. */
    public Map<String, Integer> waiting() {
        Map<String, Integer> waiting = new TreeMap<>();
        collection
                .aggregate(List.of(
                        Aggregates.match(Filters.eq(CaseDocument.CLOSED, false)),
                        Aggregates.unwind("$" + CaseDocument.WAITING_FOR),
                        Aggregates.group("$" + CaseDocument.WAITING_FOR, Accumulators.sum("cases", 1))))
                .forEach(group -> waiting.put(group.getString("_id"), number(group, "cases")));
        return waiting;
    }

    private static Bson filter(Question question) {
        List<Bson> all = new ArrayList<>();
        if (question.reference() != null) {
            all.add(Filters.regex(CaseDocument.ID, "^" + Pattern.quote(question.reference())));
        } else if (question.view() != View.RECIPIENT) {
            all.add(Filters.eq(CaseDocument.CLOSED, question.view() == View.CLOSED));
        }
        switch (question.view()) {
            case OPEN, CLOSED -> {}
            case NEEDS_STAFF -> all.add(Filters.eq(CaseDocument.NEEDS_STAFF, true));
            case OVERDUE -> {
                all.add(Filters.lt(CaseDocument.DUE, question.today().toString()));
                all.add(Filters.nin(CaseDocument.STAGE, ENDINGS));
            }
            case DUE_SOON -> {
                all.add(Filters.gte(CaseDocument.DUE, question.today().toString()));
                all.add(Filters.lte(CaseDocument.DUE, question.soon().toString()));
                all.add(Filters.nin(CaseDocument.STAGE, ENDINGS));
            }
            case PARKED -> all.add(Filters.eq(CaseDocument.PARKED, true));
            case RECIPIENT -> all.add(Filters.eq(CaseDocument.AWAITS_RECIPIENT, true));
        }
        if (question.stage() != null) {
            all.add(Filters.eq(CaseDocument.STAGE, question.stage().name()));
        }
        if (question.right() != null) {
            all.add(Filters.eq(CaseDocument.RIGHT, question.right().name()));
        }
        return Filters.and(all);
    }

    private static Document one(Object condition) {
        return new Document("$cond", List.of(condition, 1, 0));
    }

    private static int number(Document group, String field) {
        return Objects.requireNonNull(group.get(field, Number.class)).intValue();
    }

    private static Line line(Document document) {
        return new Line(
                document.getString(CaseDocument.ID),
                Right.valueOf(document.getString(CaseDocument.RIGHT)),
                document.getString(CaseDocument.RELATION),
                Stage.valueOf(document.getString(CaseDocument.STAGE)),
                document.getList(CaseDocument.WAITING_FOR, String.class),
                document.getList(CaseDocument.RECIPIENTS, String.class, List.of()),
                document.getDate(CaseDocument.RECEIVED_AT).toInstant(),
                LocalDate.parse(document.getString(CaseDocument.DUE)),
                LocalDate.parse(document.getString(CaseDocument.DUE_SUSPENDED)),
                document.getInteger(CaseDocument.TASKS),
                document.getInteger(CaseDocument.TASKS_OPEN),
                document.getBoolean(CaseDocument.PARKED));
    }
}
