package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Task;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Staff who go to the binders. They destroy what is asked for, or some of it, or claim to have and cannot show it. */
final class Archivists {

    private static final String WHO = "anna";
    private static final String WITNESS = "bertil";

    private final World world;
    private int certificates;

    Archivists(World world) {
        this.world = world;
    }

    Input seeTo(Case current, Task task) {
        DataSystem index = world.system(task.system());
        String person = People.personOf(current.id());
        return current.certificateFor(task).isPresent()
                ? forgotten(index, person, task)
                : destroyed(index, person, task);
    }

    /** They look into the index: what still stands there, it has to forget by itself. */
    private Input forgotten(DataSystem index, String person, Task task) {
        boolean stillThere = index.of(person).stream()
                .anyMatch(record -> task.items().stream().anyMatch(item -> Words.isOf(record, item)));
        return stillThere ? new Input.TaskRetried(WHO, task.commandId()) : settled(task, all(task), null);
    }

    private Input destroyed(DataSystem index, String person, Task task) {
        Dice dice = world.dice();
        if (dice.oneIn(8)) {
            return settled(task, all(task), dice.oneIn(2) ? null : new Certificate("none", WHO));
        }
        List<ItemOutcome> became = task.items().stream()
                .map(item -> new ItemOutcome(
                        item,
                        dice.oneIn(4)
                                ? dice.pick(List.of(Outcome.NOT_FOUND, Outcome.RETAINED, Outcome.FAILED))
                                : Outcome.ERASED,
                        null))
                .toList();
        List<Item> goes = became.stream()
                .filter(outcome -> outcome.outcome() == Outcome.ERASED)
                .map(ItemOutcome::item)
                .toList();
        if (goes.isEmpty()) {
            return settled(task, became, null);
        }
        List<HeldRecord> gone = Objects.requireNonNull(index.binders).destroy(person, goes);
        world.log("staff", "destroy what %s points to: %s", index.id, gone);
        if (dice.oneIn(3)) {
            world.log("staff", "strike it out of %s, too", index.id);
            index.strikeOut(gone);
        }
        return settled(task, became, new Certificate("DST-" + ++certificates, WITNESS));
    }

    private static List<ItemOutcome> all(Task task) {
        return task.items().stream()
                .map(item -> new ItemOutcome(item, Outcome.ERASED, null))
                .toList();
    }

    private static Input settled(Task task, List<ItemOutcome> became, @Nullable Certificate certificate) {
        return new Input.TaskSettled(WHO, task.commandId(), List.of(), became, certificate);
    }
}
