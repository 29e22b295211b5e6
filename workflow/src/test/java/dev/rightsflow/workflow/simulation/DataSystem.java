package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The twin of a system with its ledger: what it holds, what was done to it, and how it feels. */
final class DataSystem {

    /** How a system behaves until the scheduler changes its mind. */
    enum Mood {
        WELL,
        SILENT,
        UNREACHABLE,
        FLAKY,
        REFUSING,
        BUGGY,
        /** Answers with what nobody asked for. */
        WRONG
    }

    /** @param person whose it is */
    record Row(String person, HeldRecord record) {}

    /** Everything durable: what a transaction commits and a rollback restores. */
    record Durable(
            Map<String, Row> rows,
            Map<String, Ledger.Entry> ledger,
            Map<String, Set<String>> erasedBy,
            Set<String> restricted,
            Map<String, Ledger.Restriction> restrictions) {

        Durable copy() {
            Map<String, Set<String>> erased = new HashMap<>();
            erasedBy.forEach((commandId, ids) -> erased.put(commandId, new HashSet<>(ids)));
            return new Durable(
                    new TreeMap<>(rows),
                    new HashMap<>(ledger),
                    erased,
                    new HashSet<>(restricted),
                    new TreeMap<>(restrictions));
        }
    }

    final String id;
    final Set<String> categories;
    final boolean transactional;

    /** What it is the index of; null where the records are the data. */
    final @Nullable Binders binders;

    private Durable durable =
            new Durable(new TreeMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new TreeMap<>());
    private final Map<String, String> telephones = new HashMap<>();
    private Mood mood = Mood.WELL;
    private int key;
    private boolean locked;

    DataSystem(String id, Set<String> categories, boolean transactional, @Nullable Binders binders) {
        this.id = id;
        this.categories = categories;
        this.transactional = transactional;
        this.binders = binders;
    }

    void hold(String person, HeldRecord record) {
        Row row = new Row(person, record);
        durable.rows().put(record.id(), row);
        if (binders != null) {
            binders.file(row);
        }
    }

    /** Something that the person does not name when they ask, and that stands in each of their records here. */
    void knowsTelephoneOf(String person, String telephone) {
        telephones.put(person, telephone);
    }

    /** Where it is known, and a record of the person is there still. */
    Optional<String> telephoneIn(HeldRecord record) {
        return Optional.ofNullable(durable.rows().get(record.id())).map(row -> telephones.get(row.person()));
    }

    List<HeldRecord> of(String person) {
        List<HeldRecord> held = new ArrayList<>();
        durable.rows().values().forEach(row -> {
            if (row.person().equals(person)) {
                held.add(row.record());
            }
        });
        return held;
    }

    /** Whether other records, that stay, are found only through this one: those of the first category lead to the rest. */
    boolean isNeededByOthers(HeldRecord record, List<HeldRecord> going) {
        Row row = durable.rows().get(record.id());
        return row != null
                && record.category()
                        .equals(categories.stream().sorted().findFirst().orElse(null))
                && of(row.person()).stream()
                        .anyMatch(other -> !other.category().equals(record.category()) && !going.contains(other));
    }

    /** @return whether it was still there */
    boolean erase(HeldRecord record, String commandId) {
        boolean there = durable.rows().remove(record.id()) != null;
        if (there) {
            durable.erasedBy()
                    .computeIfAbsent(commandId, none -> new HashSet<>())
                    .add(record.id());
        }
        return there;
    }

    /** A person puts it in order by hand. */
    void strikeOut(List<HeldRecord> records) {
        records.forEach(record -> durable.rows().remove(record.id()));
    }

    /** Storage only: it is used for nothing else, until that ends. */
    void restrict(HeldRecord record, boolean restricted) {
        if (restricted) {
            durable.restricted().add(record.id());
        } else {
            durable.restricted().remove(record.id());
        }
    }

    boolean isRestricted(HeldRecord record) {
        return durable.restricted().contains(record.id());
    }

    /** What a backup holds. */
    Map<String, Row> rows() {
        return new TreeMap<>(durable.rows());
    }

    /** What a backup held is there again. */
    void bringBack(Map<String, Row> rows) {
        durable.rows().putAll(rows);
    }

    int erasedBy(String commandId) {
        return durable.erasedBy().getOrDefault(commandId, Set.of()).size();
    }

    Map<String, Ledger.Entry> ledger() {
        return durable.ledger();
    }

    Map<String, Ledger.Restriction> restrictions() {
        return durable.restrictions();
    }

    Mood mood() {
        return mood;
    }

    void feel(Mood next) {
        mood = next;
    }

    /** The newest key that it has announced; none before its first one. */
    int key() {
        return key;
    }

    /** Says that it is there, as a connector does at every start. */
    void announce(Broker broker) {
        key = Math.max(key, 1);
        broker.append(Topics.SYSTEMS, id, new KnownKeys.Announcement(id, key));
    }

    /** From now on it cannot open any more what was sealed to the old one. */
    void changeKey() {
        key++;
    }

    // Transactions, where the system has them: one at a time, as the ledger's key sees to.

    boolean isLocked() {
        return locked;
    }

    Durable begin() {
        locked = true;
        return durable.copy();
    }

    void end() {
        locked = false;
    }

    void rollback(Durable before) {
        durable = before;
        locked = false;
    }
}
