package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the history of one case certifies as destroyed on paper, and what follows from that. */
final class Certified {

    private final World world;

    /** By the id of the command that a person settled. */
    private final Map<String, List<Item>> destroyed = new HashMap<>();

    Certified(World world) {
        this.world = world;
    }

    /** Whether this command, which repeats another, only makes the index forget what is destroyed. */
    boolean isOf(@Nullable String repeats, List<Item> items) {
        return repeats != null && destroyed.getOrDefault(repeats, List.of()).containsAll(items);
    }

    void settled(Case before, CaseEvent.TaskSettled settled, String actor) {
        checkFirst(settled.commandId());
        Task task = before.findTask(settled.commandId()).orElseThrow();
        List<Item> items = settled.outcomes().stream()
                .filter(outcome -> outcome.outcome().fulfils())
                .map(ItemOutcome::item)
                .toList();
        boolean onPaper = task.action() == Action.ERASE
                && world.isOnPaper(task.system())
                && before.certificateFor(task).isEmpty();
        if (!onPaper || items.isEmpty()) {
            return;
        }
        Certificate certificate = settled.certificate();
        Violation.unless(
                certificate != null && !actor.equals("staff:" + certificate.witness()),
                "nothing is destroyed on paper without a certificate and a witness",
                () -> "%s settles %s with %s".formatted(actor, settled.commandId(), certificate));
        destroyed.put(settled.commandId(), items);
    }

    void reported(CaseEvent.TaskDone done) {
        checkFirst(done.commandId());
    }

    private void checkFirst(String commandId) {
        Violation.unless(
                !destroyed.containsKey(commandId),
                "what a person has certified is not replaced by a later report",
                () -> "%s was certified, and now another thing became of it".formatted(commandId));
    }

    /** A person is sent to the binders. */
    void parked(Case before, CaseEvent.TaskParked parked) {
        if (parked.failure().code().equals(Failure.ON_PAPER)) {
            before.findTask(parked.commandId())
                    .orElseThrow()
                    .items()
                    .forEach(item -> Violation.unless(
                            destroyed.values().stream().flatMap(List::stream).noneMatch(item::isOfOneKindWith),
                            "what is certified as destroyed is never asked of a person again",
                            () -> "%s asks for %s".formatted(parked.commandId(), item)));
        }
    }
}
