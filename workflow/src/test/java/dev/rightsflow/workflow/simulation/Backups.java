package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Restored;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Backups of systems whose ledger stands beside them, so that it remembers what the system has forgotten, and the operator
 * who tells the cases. A system that is restored together with its ledger would be told under any id.
 */
final class Backups {

    private final World world;
    private final Map<String, Made> newest = new HashMap<>();
    private final Set<String> hadForgotten = new HashSet<>();

    private record Made(Instant at, Map<String, DataSystem.Row> rows) {}

    Backups(World world) {
        this.world = world;
    }

    void makeOrRestore() {
        DataSystem system = world.dice().pick(systems().toList());
        if (!newest.containsKey(system.id) || world.dice().oneIn(3)) {
            make(system);
        } else {
            restore(system);
        }
    }

    void makeAll() {
        systems().forEach(this::make);
    }

    void restoreAll() {
        systems().forEach(this::restore);
    }

    private Stream<DataSystem> systems() {
        return world.systems.stream().filter(known -> !known.transactional && !known.categories.isEmpty());
    }

    private void make(DataSystem system) {
        world.log("operator", "backs %s up", system.id);
        newest.put(system.id, new Made(world.now(), system.rows()));
    }

    private void restore(DataSystem system) {
        Made made = Objects.requireNonNull(newest.get(system.id));
        world.log("operator", "restores %s from its backup of %s", system.id, made.at());
        system.bringBack(made.rows());
        if (world.mutation != Mutation.RESTORES_IN_SILENCE) {
            world.people.later(() -> tell(system, made.at()));
        }
    }

    /** As the command does: whom it concerns is asked of the store. */
    private void tell(DataSystem system, Instant since) {
        world.store.all().forEach(stored -> {
            Case current = stored.state();
            if (current.isForgotten()) {
                hadForgotten.add(current.id());
            } else if (Restored.concerns(current, system.id, since)) {
                world.people.tellOfBackup(current, system.id, since);
            }
        });
    }

    /** At the end of all days: what a case has erased is not there, wherever it could still say so. */
    void checkNothingCameBack(Case current) {
        if (hadForgotten.contains(current.id())) {
            return;
        }
        for (DataSystem system : world.systems) {
            for (HeldRecord record : system.of(People.personOf(current.id()))) {
                Violation.unless(
                        !saysErased(current, system, record),
                        "what was erased does not come back with a backup",
                        () -> "%s is in %s though %s erased it".formatted(record, system.id, current.id()));
                Violation.unless(
                        !isCertified(current, system, record),
                        "what is certified as destroyed is forgotten by its index",
                        () -> "%s is in %s though %s has a certificate for it"
                                .formatted(record, system.id, current.id()));
            }
        }
    }

    private static boolean isCertified(Case current, DataSystem system, HeldRecord record) {
        return current.effects()
                .filter(task -> task.system().equals(system.id) && task.certificate() != null)
                .flatMap(task -> task.outcomes().stream())
                .anyMatch(outcome -> outcome.outcome().fulfils() && Words.isOf(record, outcome.item()));
    }

    private static boolean saysErased(Case current, DataSystem system, HeldRecord record) {
        return current
                .tasksTo(Action.ERASE)
                .filter(task -> task.system().equals(system.id))
                .filter(task -> task.items().stream().anyMatch(item -> Words.isOf(record, item)))
                .max(Comparator.comparing(Task::round))
                .filter(task -> task.state() == Task.State.DONE)
                .stream()
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> Words.isOf(record, outcome.item()))
                .anyMatch(outcome -> List.of(Outcome.ERASED, Outcome.NOT_FOUND).contains(outcome.outcome()));
    }
}
