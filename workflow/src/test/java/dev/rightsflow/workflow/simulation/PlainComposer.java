package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.processing.Composer;
import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.vault.Confidential;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Composes what the real composer composes, under numbers in place of bytes. */
final class PlainComposer implements Composer {

    private static final int NOBODY = 0;

    private final Policy policy;
    private final Secretary secretary;
    private final Mutation mutation;
    private final KnownKeys keys;
    private final List<Object> written;

    /** @param written what the numbers stand for; outlives the instance, as bytes do */
    PlainComposer(Policy policy, Secretary secretary, Mutation mutation, KnownKeys keys, List<Object> written) {
        this.policy = policy;
        this.secretary = secretary;
        this.mutation = mutation;
        this.keys = keys;
        this.written = written;
    }

    @Override
    public Output history(Link link) {
        boolean leftOut = mutation == Mutation.LEAVES_OUT_A_LINK
                && link.facts().getFirst().type().equals(CaseEvent.InputRefused.class.getSimpleName());
        return output(Topics.CASE_EVENTS, link.caseId(), leftOut ? "nothing" : link);
    }

    @Override
    public Optional<Output> command(CaseEvent event, Case after, Confidential confidential) {
        Optional<Task> told = Optional.ofNullable(commandIn(event))
                .map(id -> after.findTask(id).orElseThrow());
        told.ifPresent(task -> secretary.write(task, after));
        return told.filter(this::isSent)
                .map(task -> output(Topics.commandsTo(task.system()), after.id(), sealed(after, task, confidential)));
    }

    @Override
    public boolean withholds(CaseEvent event) {
        String commandId = commandIn(event);
        String system = commandId == null ? null : commandId.split(":", -1)[1];
        return system != null && takesCommands(system) && !canBeSealedTo(system);
    }

    @Override
    public Output status(StoredCase current) {
        return output(Topics.CASE_STATUS, current.state().id(), current.state());
    }

    private static @Nullable String commandIn(CaseEvent event) {
        return switch (event) {
            case CaseEvent.CommandIssued issued -> issued.commandId();
            case CaseEvent.CommandRepeated repeated -> repeated.commandId();
            default -> null;
        };
    }

    private boolean isSent(Task task) {
        return takesCommands(task.system())
                && canBeSealedTo(task.system())
                && !(mutation == Mutation.SENDS_NO_CANCEL && task.action() == Action.CANCEL);
    }

    private boolean takesCommands(String system) {
        return policy.system(system)
                .filter(known -> known.connection() == Connection.RUNNING)
                .isPresent();
    }

    private boolean canBeSealedTo(String system) {
        return keys.of(system).isPresent() || mutation == Mutation.SEALS_TO_NOBODY;
    }

    private Sealed sealed(Case current, Task task, Confidential confidential) {
        return new Sealed(
                command(current, task, confidential),
                task.action() == Action.CANCEL ? null : keys.of(task.system()).orElse(NOBODY));
    }

    private static Command command(Case current, Task task, Confidential confidential) {
        if (confidential.isDestroyed() && task.action() != Action.CANCEL) {
            throw new IllegalStateException("Expected to seal the person's details for " + task.commandId()
                    + ", but the case's key has been destroyed");
        }
        return Words.command(
                current, task, new String(confidential.subject(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private Output output(String topic, String key, Object value) {
        written.add(value);
        return new Output(
                topic, key, ByteBuffer.allocate(4).putInt(written.size() - 1).array());
    }
}
