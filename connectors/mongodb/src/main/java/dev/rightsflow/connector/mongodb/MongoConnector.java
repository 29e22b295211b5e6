package dev.rightsflow.connector.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.Carried;
import dev.rightsflow.connector.mongodb.Descriptor.Category;
import dev.rightsflow.connector.mongodb.Descriptor.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands on the collections that a descriptor names. No transactions: every effect is one statement per
 * category, and repeating it after a crash with the recorded ids changes nothing more.
 */
final class MongoConnector implements Connector {

    private static final String ID = "_id";

    private final Descriptor descriptor;
    private final MongoDatabase database;
    private final Capabilities capabilities;

    MongoConnector(Descriptor descriptor, MongoDatabase database) {
        this.descriptor = descriptor;
        this.database = database;
        this.capabilities = Capabilities.locating(names(category -> true))
                .and(Action.DISCLOSE, names(category -> !category.fields().isEmpty()))
                .and(Action.EXPORT, names(category -> category.fields().stream().anyMatch(Field::provided)))
                .and(Action.ERASE, names(category -> category.erase().isPresent()))
                .and(Action.RECTIFY, names(Category::rectifiable))
                .and(Action.RESTRICT, names(category -> !category.restrict().isEmpty()))
                .and(Action.LIFT_RESTRICTION, names(category -> !category.lift().isEmpty()));
    }

    private Set<String> names(Predicate<Category> which) {
        return descriptor.categories().stream()
                .filter(which)
                .map(Category::name)
                .collect(Collectors.toSet());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** MongoDB makes a collection when it is first written to, so one that does not exist is most likely misspelt. */
    @Override
    public void check() {
        Reaching.database(descriptor.system(), () -> {
            Set<String> existing = database.listCollectionNames().into(new HashSet<>());
            for (Category category : descriptor.categories()) {
                if (!existing.contains(category.collection())) {
                    throw category.place()
                            .wrong("Expected a collection '%s' in the database '%s', but its collections are %s"
                                    .formatted(category.collection(), database.getName(), existing));
                }
            }
            return existing;
        });
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        return Reaching.database(descriptor.system(), () -> {
            List<HeldRecord> found = new ArrayList<>();
            for (Category category : descriptor.categories()) {
                filter(category, subject)
                        .ifPresent(filter -> find(category, filter)
                                .forEach(document -> found.add(new HeldRecord(
                                        category.name(),
                                        Values.date(document, category.recordDate(), descriptor.zone()),
                                        Values.text(document, ID)))));
            }
            return found;
        });
    }

    private Optional<Bson> filter(Category category, Subject subject) {
        if (category.via().isEmpty()) {
            return PersonFilter.of(category.person(), subject);
        }
        Descriptor.Via via = category.via().get();
        Category origin = descriptor.category(via.category());
        return filter(origin, subject).map(filter -> {
            List<Object> ids = new ArrayList<>();
            find(origin, filter).forEach(document -> ids.add(document.get(ID)));
            return Filters.in(via.path(), ids);
        });
    }

    private List<Document> find(Category category, Bson filter) {
        String date = category.recordDate();
        return collection(category)
                .find(filter)
                .projection(Projections.include(date == null ? List.of(ID) : List.of(ID, date)))
                .sort(Sorts.ascending(ID))
                .into(new ArrayList<>());
    }

    @Override
    public List<Identifier> identifiers(List<HeldRecord> held) {
        return Reaching.database(descriptor.system(), () -> {
            List<Identifier> identifiers = new ArrayList<>();
            forEachCategory(held, (category, records) -> {
                List<String> paths =
                        category.carried().stream().map(Carried::place).toList();
                if (!paths.isEmpty()) {
                    collection(category)
                            .find(in(records))
                            .projection(Projections.include(paths))
                            .sort(Sorts.ascending(ID))
                            .forEach(document -> category.carried()
                                    .forEach(carried -> Values.texts(document, carried.place())
                                            .forEach(value -> identifiers.add(new Identifier(carried.type(), value)))));
                }
            });
            return identifiers;
        });
    }

    @Override
    public List<ExtractRecord> read(List<HeldRecord> held) {
        return Reaching.database(descriptor.system(), () -> {
            List<ExtractRecord> read = new ArrayList<>();
            forEachCategory(
                    held,
                    (category, records) -> collection(category)
                            .find(in(records))
                            .sort(Sorts.ascending(ID))
                            .forEach(document -> read.add(new ExtractRecord(
                                    category.name(),
                                    Values.date(document, category.recordDate(), descriptor.zone()),
                                    fields(category, document)))));
            return read;
        });
    }

    private static List<ExtractRecord.Field> fields(Category category, Document document) {
        List<ExtractRecord.Field> fields = new ArrayList<>();
        for (Field field : category.fields()) {
            String value = Values.textOrNull(document, field.path());
            if (value != null) {
                fields.add(new ExtractRecord.Field(field.label(), value, field.provided()));
            }
        }
        return fields;
    }

    @Override
    public List<RecordOutcome> erase(List<HeldRecord> held) {
        return Reaching.database(descriptor.system(), () -> {
            Map<HeldRecord, RecordOutcome> became = new LinkedHashMap<>();
            // Those found through others first: once the way to them is gone they could not be found again.
            forEachCategory(held, (category, records) -> {
                if (category.via().isPresent()) {
                    erase(category, records).forEach(one -> became.put(one.record(), one));
                }
            });
            forEachCategory(held, (category, records) -> {
                if (category.via().isEmpty()) {
                    Set<String> needed = neededByOthers(category, records);
                    List<HeldRecord> free = records.stream()
                            .filter(record -> !needed.contains(record.id()))
                            .toList();
                    records.forEach(
                            record -> became.put(record, record.became(Outcome.RETAINED, Reasons.NEEDED_BY_OTHERS)));
                    erase(category, free).forEach(one -> became.put(one.record(), one));
                }
            });
            return List.copyOf(became.values());
        });
    }

    private List<RecordOutcome> erase(Category category, List<HeldRecord> records) {
        Descriptor.Erase erase = category.erase().orElseThrow();
        if (erase.deletes()) {
            collection(category).deleteMany(in(records));
            return became(records, Outcome.ERASED);
        }
        set(category, records, erase.becomes());
        return became(records, Outcome.ANONYMISED);
    }

    private Set<String> neededByOthers(Category category, List<HeldRecord> records) {
        Set<String> needed = new HashSet<>();
        for (Category dependent : descriptor.dependingOn(category)) {
            String path = dependent.via().orElseThrow().path();
            collection(dependent)
                    .find(Filters.in(path, Values.ids(records)))
                    .projection(Projections.include(path))
                    .forEach(document -> needed.add(Values.text(document, path)));
        }
        return needed;
    }

    @Override
    public List<RecordOutcome> rectify(List<HeldRecord> held, Map<String, String> corrections) {
        return Reaching.database(descriptor.system(), () -> {
            List<RecordOutcome> became = new ArrayList<>();
            forEachCategory(held, (category, records) -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (Field field : category.fields()) {
                    field.corrects().map(corrections::get).ifPresent(correct -> values.put(field.path(), correct));
                }
                if (values.isEmpty()) {
                    records.forEach(record -> became.add(record.became(Outcome.NOT_APPLICABLE, Reasons.NO_SUCH_FIELD)));
                } else {
                    set(category, records, values);
                    became.addAll(became(records, Outcome.RECTIFIED));
                }
            });
            return became;
        });
    }

    @Override
    public List<RecordOutcome> restrict(List<HeldRecord> held, Set<String> purposes) {
        return set(held, Category::restrict, Outcome.RESTRICTED);
    }

    @Override
    public List<RecordOutcome> liftRestriction(List<HeldRecord> held) {
        return set(held, Category::lift, Outcome.LIFTED);
    }

    private List<RecordOutcome> set(
            List<HeldRecord> held, Function<Category, Map<String, @Nullable Object>> values, Outcome outcome) {
        return Reaching.database(descriptor.system(), () -> {
            forEachCategory(held, (category, records) -> set(category, records, values.apply(category)));
            return became(held, outcome);
        });
    }

    private void set(Category category, List<HeldRecord> records, Map<String, @Nullable Object> values) {
        List<Bson> updates = new ArrayList<>();
        values.forEach((path, value) -> updates.add(Updates.set(path, value)));
        collection(category).updateMany(in(records), Updates.combine(updates));
    }

    private interface OfOneCategory {
        void accept(Category category, List<HeldRecord> records);
    }

    private void forEachCategory(List<HeldRecord> held, OfOneCategory step) {
        for (Category category : descriptor.categories()) {
            List<HeldRecord> records = held.stream()
                    .filter(record -> record.category().equals(category.name()))
                    .toList();
            if (!records.isEmpty()) {
                step.accept(category, records);
            }
        }
    }

    private static Bson in(List<HeldRecord> records) {
        return Filters.in(ID, Values.ids(records));
    }

    private MongoCollection<Document> collection(Category category) {
        return database.getCollection(category.collection());
    }

    private static List<RecordOutcome> became(List<HeldRecord> held, Outcome outcome) {
        return held.stream().map(record -> record.became(outcome)).toList();
    }
}
