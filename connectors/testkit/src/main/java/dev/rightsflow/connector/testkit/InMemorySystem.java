package dev.rightsflow.connector.testkit;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A system that keeps its records in memory and can do everything: the twin of the real ones. For one thread. */
public final class InMemorySystem implements Connector {

    /** A record of the person with this e-mail address. */
    public record Row(
            String category,
            @Nullable LocalDate recordDate,
            String email,
            Map<String, String> fields,
            boolean restricted) {}

    private final Capabilities capabilities;
    private final Map<String, Row> rows = new TreeMap<>();
    private final Set<String> suppressed = new HashSet<>();
    private int lastId;

    public InMemorySystem(Set<String> categories) {
        Capabilities all = Capabilities.locating(categories);
        for (Action action : List.of(
                Action.DISCLOSE,
                Action.EXPORT,
                Action.ERASE,
                Action.RECTIFY,
                Action.RESTRICT,
                Action.LIFT_RESTRICTION,
                Action.SUPPRESS)) {
            all = all.and(action, categories);
        }
        this.capabilities = all;
    }

    public void add(String category, @Nullable LocalDate recordDate, String email, Map<String, String> fields) {
        rows.put("record-%06d".formatted(++lastId), new Row(category, recordDate, email, Map.copyOf(fields), false));
    }

    /** By the system's own key of the record. */
    public Map<String, Row> rows() {
        return new TreeMap<>(rows);
    }

    public Set<String> suppressed() {
        return Set.copyOf(suppressed);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        // There is nothing that could be missing.
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        List<HeldRecord> found = new ArrayList<>();
        rows.forEach((id, row) -> {
            if (subject.email() != null && subject.email().equalsIgnoreCase(row.email())) {
                found.add(new HeldRecord(row.category(), row.recordDate(), id));
            }
        });
        return found;
    }

    @Override
    public List<Identifier> identifiers(List<HeldRecord> records) {
        List<Identifier> identifiers = new ArrayList<>();
        records.stream()
                .map(record -> rows.get(record.id()))
                .filter(Objects::nonNull)
                .forEach(row -> {
                    identifiers.add(new Identifier("email", row.email()));
                    row.fields().forEach((name, value) -> {
                        if (name.equals("phone")) {
                            identifiers.add(new Identifier(name, value));
                        }
                    });
                });
        return identifiers;
    }

    @Override
    public List<ExtractRecord> read(List<HeldRecord> records) {
        return records.stream()
                .map(record -> rows.get(record.id()))
                .filter(Objects::nonNull)
                .map(row -> new ExtractRecord(
                        row.category(),
                        row.recordDate(),
                        new TreeMap<>(row.fields())
                                .entrySet().stream()
                                        .map(field -> new ExtractRecord.Field(
                                                field.getKey(),
                                                field.getValue(),
                                                !field.getKey().equals("note")))
                                        .toList()))
                .toList();
    }

    @Override
    public List<RecordOutcome> erase(List<HeldRecord> records) {
        records.forEach(record -> rows.remove(record.id()));
        return became(records, Outcome.ERASED);
    }

    @Override
    public List<RecordOutcome> rectify(List<HeldRecord> records, Map<String, String> corrections) {
        return records.stream().map(record -> rectify(record, corrections)).toList();
    }

    private RecordOutcome rectify(HeldRecord record, Map<String, String> corrections) {
        Row row = rows.get(record.id());
        if (row == null || Collections.disjoint(row.fields().keySet(), corrections.keySet())) {
            return record.became(Outcome.NOT_APPLICABLE, Reasons.NO_SUCH_FIELD);
        }
        Map<String, String> corrected = new TreeMap<>(row.fields());
        corrected.replaceAll(corrections::getOrDefault);
        rows.put(record.id(), new Row(row.category(), row.recordDate(), row.email(), corrected, row.restricted()));
        return record.became(Outcome.RECTIFIED);
    }

    @Override
    public List<RecordOutcome> restrict(List<HeldRecord> records, Set<String> purposes) {
        setRestricted(records, true);
        return became(records, Outcome.RESTRICTED);
    }

    @Override
    public List<RecordOutcome> liftRestriction(List<HeldRecord> records) {
        setRestricted(records, false);
        return became(records, Outcome.LIFTED);
    }

    @Override
    public List<RecordOutcome> suppress(Subject subject, List<HeldRecord> records, Set<String> purposes) {
        subject.identifier("email").ifPresent(suppressed::add);
        return became(records, Outcome.SUPPRESSED);
    }

    private void setRestricted(List<HeldRecord> records, boolean restricted) {
        records.forEach(record -> rows.computeIfPresent(
                record.id(),
                (id, row) -> new Row(row.category(), row.recordDate(), row.email(), row.fields(), restricted)));
    }

    private static List<RecordOutcome> became(List<HeldRecord> records, Outcome outcome) {
        return records.stream().map(record -> record.became(outcome)).toList();
    }
}
