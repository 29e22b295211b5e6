package dev.rightsflow.connector.kit;

import dev.rightsflow.connector.kit.Ledger.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which records a command may touch, and what is said about the others. Touches nothing. */
final class Planner {

    private final Connector connector;

    Planner(Connector connector) {
        this.connector = connector;
    }

    /** What is held, counted by category and date. */
    static List<Item> counted(List<HeldRecord> found) {
        Map<Item, Long> counts = found.stream()
                .collect(Collectors.groupingBy(
                        record -> new Item(record.category(), record.recordDate(), 0),
                        () -> new TreeMap<>(Item.BY_CATEGORY_AND_DATE),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(counted ->
                        new Item(counted.getKey().category(), counted.getKey().recordDate(), counted.getValue()))
                .toList();
    }

    /**
     * Only records whose category and date are in the command's list are planned for. A record that appeared since, with a
     * category and date of the list, has the same legal standing as those beside it and shares their disposition.
     */
    Plan plan(Command command, Subject subject) {
        Set<String> supported = connector.capabilities().categories(command.action());
        boolean everything =
                command.items().isEmpty() && (command.action().handsOver() || command.action() == Action.SUPPRESS);
        List<HeldRecord> planned = new ArrayList<>();
        Tally others = new Tally();
        Map<Item, Long> met = new TreeMap<>(Item.BY_CATEGORY_AND_DATE);
        for (HeldRecord record : connector.locate(subject)) {
            List<Item> covering =
                    command.items().stream().filter(item -> item.covers(record)).toList();
            covering.forEach(item -> met.merge(item, 1L, Long::sum));
            if (covering.isEmpty() && !everything) {
                others.add(record.category(), record.recordDate(), leftAs(command.action()), Reasons.NOT_IN_COMMAND);
            } else if (!supported.contains(record.category())) {
                others.add(record.category(), record.recordDate(), Outcome.NOT_APPLICABLE, Reasons.UNSUPPORTED);
            } else {
                planned.add(record);
            }
        }
        for (Item item : command.items()) {
            if (!connector.capabilities().categories().contains(item.category())) {
                others.add(item, Outcome.NOT_APPLICABLE, Reasons.CATEGORY_UNKNOWN);
                continue;
            }
            long missing = item.count() - met.getOrDefault(item, 0L);
            if (missing > 0) {
                others.add(new Item(item.category(), item.recordDate(), missing), Outcome.NOT_FOUND, null);
            }
        }
        return new Plan(planned, others.outcomes());
    }

    /** What the report says after the effect: never nothing. */
    List<ItemOutcome> outcomes(Command command, Plan plan, List<RecordOutcome> effect) {
        if (command.action() == Action.NOTIFY) {
            return List.of(new ItemOutcome(new Item("notice", null, 1), Outcome.NOTIFIED, null));
        }
        Map<HeldRecord, RecordOutcome> became =
                effect.stream().collect(Collectors.toMap(RecordOutcome::record, Function.identity(), (a, b) -> a));
        if (became.size() != plan.records().size() || !became.keySet().containsAll(plan.records())) {
            throw new IllegalStateException("Expected an outcome for each of the %d records of %s, but got %d"
                    .formatted(plan.records().size(), command.commandId(), became.size()));
        }
        Tally tally = new Tally();
        effect.forEach(
                one -> tally.add(one.record().category(), one.record().recordDate(), one.outcome(), one.reason()));
        List<ItemOutcome> outcomes = tally.and(plan.others());
        return outcomes.isEmpty() ? nothingHeld(command) : outcomes;
    }

    List<ItemOutcome> unsupported(Command command) {
        if (!command.items().isEmpty()) {
            return command.items().stream()
                    .map(item -> new ItemOutcome(item, Outcome.NOT_APPLICABLE, Reasons.UNSUPPORTED))
                    .toList();
        }
        return ofEach(connector.capabilities().categories(), Outcome.NOT_APPLICABLE, Reasons.UNSUPPORTED);
    }

    private List<ItemOutcome> nothingHeld(Command command) {
        boolean remembered = command.action() == Action.SUPPRESS && connector.remembers(command.purposes());
        return ofEach(
                connector.capabilities().categories(command.action()),
                remembered ? Outcome.SUPPRESSED : Outcome.NOT_FOUND,
                null);
    }

    private static List<ItemOutcome> ofEach(Set<String> categories, Outcome outcome, @Nullable String reason) {
        return categories.stream()
                .map(category -> new ItemOutcome(new Item(category, null, 0), outcome, reason))
                .toList();
    }

    private static Outcome leftAs(Action action) {
        return action == Action.ERASE ? Outcome.RETAINED : Outcome.NOT_APPLICABLE;
    }
}
