package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger beside a system without transactions: what is written survives, whatever happens next. For one thread. */
public final class InMemoryLedger implements Ledger {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Restriction> restrictions = new ArrayList<>();

    @Override
    public <T> T inOneTransaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Optional<Entry> find(String commandId) {
        return Optional.ofNullable(entries.get(commandId));
    }

    @Override
    public void begin(Entry first) {
        if (entries.putIfAbsent(first.commandId(), first) != null) {
            throw ConnectorException.later(
                    Failure.IN_OTHER_HANDS,
                    "Expected to be the only one who carries out %s, but another instance has begun it"
                            .formatted(first.commandId()));
        }
    }

    @Override
    public void settle(Entry.Settled settled) {
        entries.put(settled.commandId(), settled);
    }

    @Override
    public void restrict(List<Restriction> wanted) {
        free(wanted);
        restrictions.addAll(wanted);
    }

    @Override
    public List<Restriction> restrictionsOf(List<HeldRecord> records) {
        return restrictions.stream()
                .filter(restriction -> records.contains(restriction.record()))
                .toList();
    }

    @Override
    public void free(List<Restriction> freed) {
        freed.forEach(one ->
                restrictions.removeIf(restriction -> restriction.commandId().equals(one.commandId())
                        && restriction.record().equals(one.record())));
    }

    @Override
    public void forgetSettledBefore(Instant instant) {
        entries.values()
                .removeIf(entry -> entry instanceof Entry.Settled && entry.at().isBefore(instant));
    }
}
