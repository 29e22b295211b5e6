package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.OutcomeCount;
import dev.rightsflow.schemas.TaskStatus;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.processing.Composer;
import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.vault.Confidential;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Composes the records of the contracts: what happened, what a system is told, where the case stands. */
final class AvroComposer implements Composer {

    private final Serializer<Object> serializer;
    private final Commands commands;
    private final Clock clock;

    AvroComposer(Serializer<Object> serializer, Commands commands, Clock clock) {
        this.serializer = serializer;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Output history(Link link) {
        return output(Topics.CASE_EVENTS, link.caseId(), AvroLinks.write(link.sealed()));
    }

    @Override
    public Optional<Output> command(CaseEvent event, Case after, Confidential confidential) {
        return commandId(event)
                .flatMap(after::findTask)
                .flatMap(task -> commands.write(task, after, confidential))
                .map(command -> output(Topics.commandsTo(command.getSystem()), after.id(), command));
    }

    @Override
    public boolean withholds(CaseEvent event) {
        return commandId(event)
                .map(AvroWords::systemOf)
                .filter(commands::mustWaitFor)
                .isPresent();
    }

    @Override
    public Output status(StoredCase stored) {
        Case current = stored.state();
        if (current.isForgotten()) {
            return Output.tombstone(Topics.CASE_STATUS, current.id());
        }
        CaseStatus status = CaseStatus.newBuilder()
                .setCaseId(current.id())
                .setVersion(current.sequence())
                .setRight(AvroWords.right(current.facts().right()))
                .setRelation(current.facts().subjectType())
                .setLanguage(current.facts().language())
                .setStage(current.stage().name())
                .setClosed(current.isClosed())
                .setReceivedAt(current.facts().receivedAt())
                .setUpdatedAt(clock.instant())
                .setDueStrict(current.clock().dueStrict())
                .setDueSuspended(current.clock().dueSuspended())
                .setExtended(current.clock().extended())
                .setWaitingFor(stored.waitingFor())
                .setTasks(current.tasks().values().stream()
                        .filter(task -> task.isEffect() || task.action() == Action.LOCATE)
                        // What is done again for a system's sake would count twice.
                        .filter(task -> !task.isReplay())
                        .map(AvroComposer::task)
                        .toList())
                .setKept(current.kept().stream().map(AvroWords::kept).toList())
                .build();
        return output(Topics.CASE_STATUS, current.id(), status);
    }

    private static Optional<String> commandId(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CommandIssued issued -> Optional.of(issued.commandId());
            case CaseEvent.CommandRepeated repeated -> Optional.of(repeated.commandId());
            default -> Optional.empty();
        };
    }

    private static TaskStatus task(Task task) {
        TreeMap<dev.rightsflow.schemas.Outcome, Long> counts = task.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> AvroWords.outcome(outcome.outcome()),
                        TreeMap::new,
                        Collectors.summingLong(AvroComposer::count)));
        return TaskStatus.newBuilder()
                .setSystem(task.system())
                .setAction(AvroWords.action(task.action()))
                .setState(task.state().name())
                .setOutcomes(counts.entrySet().stream()
                        .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue()))
                        .toList())
                .build();
    }

    private static long count(ItemOutcome outcome) {
        return outcome.item().count();
    }

    private Output output(String topic, String caseId, SpecificRecord record) {
        return new Output(topic, caseId, serializer.serialize(topic, record));
    }
}
