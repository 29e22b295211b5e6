package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Failure;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The contracts without their wire format: the workflow's words to the kit's, and back. */
final class Words {

    private Words() {}

    /** Whether the record is one of those that the item counts. */
    static boolean isOf(HeldRecord record, Item item) {
        return item.category().equals(record.category()) && Objects.equals(item.recordDate(), record.recordDate());
    }

    static Command command(Case current, Task task, String person) {
        boolean aboutThePerson = task.notice() == null && task.cancels() == null;
        return new Command(
                task.commandId(),
                current.id(),
                task.system(),
                Action.valueOf(task.action().name()),
                task.items().stream()
                        .map(item ->
                                new dev.rightsflow.connector.kit.Item(item.category(), item.recordDate(), item.count()))
                        .toList(),
                Set.of(),
                aboutThePerson ? new Subject(null, person, null, null, Map.of()) : null,
                task.action() == dev.rightsflow.workflow.policy.Action.RECTIFY ? Map.of("name", "Ny") : Map.of(),
                task.notice() == null ? null : new Message(person, task.notice().name(), "", "", List.of()),
                task.cancels(),
                current.certificateFor(task).map(Certificate::number).orElse(null));
    }

    static Input.Reported reported(Report report) {
        return new Input.Reported(
                report.system(),
                report.commandId(),
                switch (report.kind()) {
                    case DONE ->
                        new Input.Report.Done(
                                report.found().stream()
                                        .map(item -> item(report.system(), item))
                                        .toList(),
                                report.outcomes().stream()
                                        .map(outcome -> new ItemOutcome(
                                                item(report.system(), outcome.item()),
                                                Outcome.valueOf(
                                                        outcome.outcome().name()),
                                                outcome.reason()))
                                        .toList());
                    case FAILED -> {
                        var failure = Objects.requireNonNull(report.failure());
                        yield new Input.Report.Failed(
                                new Failure(failure.code(), failure.message(), failure.retryable()));
                    }
                    case CANCELLED -> new Input.Report.Cancelled();
                });
    }

    private static Item item(String system, dev.rightsflow.connector.kit.Item item) {
        return new Item(system, item.category(), item.recordDate(), item.count());
    }
}
