package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger, in the system's own transactions or beside a system that has none. */
final class LedgerTwin implements Ledger {

    private final SystemProcess process;
    private final World world;
    private final DataSystem system;
    private final ConnectorTwin connector;
    private @Nullable Entry unwritten;

    LedgerTwin(SystemProcess process, World world, ConnectorTwin connector) {
        this.process = process;
        this.world = world;
        this.system = process.system;
        this.connector = connector;
    }

    @Override
    public <T> T inOneTransaction(Supplier<T> work) {
        unwritten = null;
        if (!system.transactional) {
            return work.get();
        }
        if (system.isLocked()) {
            throw ConnectorException.later(Failure.IN_OTHER_HANDS, "locked");
        }
        DataSystem.Durable before = system.begin();
        boolean done = false;
        try {
            T result = work.get();
            world.between(process, "the last write and the commit of the system's transaction");
            done = true;
            return result;
        } finally {
            if (done) {
                system.end();
            } else {
                system.rollback(before);
            }
        }
    }

    @Override
    public Optional<Entry> find(String commandId) {
        connector.carriesOut(commandId);
        return world.mutation == Mutation.KEEPS_NO_LEDGER
                ? Optional.empty()
                : Optional.ofNullable(system.ledger().get(commandId));
    }

    @Override
    public void begin(Entry first) {
        world.between(process, "looking the command up and noting that it begins", 20);
        switch (world.mutation) {
            case NOTES_THE_INTENT_AFTER_THE_EFFECT -> unwritten = first;
            case KEEPS_NO_LEDGER -> {}
            default -> {
                if (system.ledger().putIfAbsent(first.commandId(), remembered(first)) != null) {
                    throw ConnectorException.later(Failure.IN_OTHER_HANDS, "begun");
                }
            }
        }
        world.between(process, "the first entry in the ledger and what follows from it");
    }

    @Override
    public void settle(Entry.Settled settled) {
        world.between(process, "the effect and its report in the ledger");
        if (unwritten != null) {
            system.ledger().putIfAbsent(unwritten.commandId(), unwritten);
        }
        system.ledger().put(settled.commandId(), settled);
        world.between(process, "the report in the ledger and its publication");
    }

    @Override
    public void restrict(List<Restriction> restrictions) {
        restrictions.forEach(restriction -> system.restrictions()
                .put(restriction.commandId() + restriction.record().id(), restriction));
    }

    @Override
    public List<Restriction> restrictionsOf(List<HeldRecord> records) {
        return system.restrictions().values().stream()
                .filter(restriction -> records.contains(restriction.record()))
                .toList();
    }

    @Override
    public void free(List<Restriction> restrictions) {
        restrictions.forEach(restriction -> system.restrictions()
                .remove(restriction.commandId() + restriction.record().id()));
    }

    @Override
    public void forgetSettledBefore(Instant instant) {
        throw new IllegalStateException("Expected the simulation never to let a ledger forget");
    }

    private Entry remembered(Entry first) {
        return world.mutation == Mutation.FORGETS_THE_PLAN && first instanceof Entry.Intended intended
                ? new Entry.Intended(
                        intended.commandId(), intended.caseId(), new Plan(List.of(), List.of()), intended.at())
                : first;
    }
}
