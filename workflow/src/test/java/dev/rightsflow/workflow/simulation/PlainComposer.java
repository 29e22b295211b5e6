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
import dev.rightsflow.workflow.vault.Confidential;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Composes what the real composer composes, under numbers in place of bytes. */
final class PlainComposer implements Composer {

    private final Policy policy;
    private final Mutation mutation;
    private final List<Object> written = new ArrayList<>();

    PlainComposer(Policy policy, Mutation mutation) {
        this.policy = policy;
        this.mutation = mutation;
    }

    Object read(Output output) {
        return written.get(ByteBuffer.wrap(output.value()).getInt());
    }

    @Override
    public List<Output> compose(Link link, Case after, Confidential confidential) {
        List<Output> outputs = new ArrayList<>(2);
        if (!(mutation == Mutation.LEAVES_OUT_A_LINK && link.event() instanceof CaseEvent.InputRefused)) {
            outputs.add(output(Topics.CASE_EVENTS, after.id(), link));
        }
        String commandId = switch (link.event()) {
            case CaseEvent.CommandIssued issued -> issued.commandId();
            case CaseEvent.CommandRepeated repeated -> repeated.commandId();
            default -> null;
        };
        if (commandId != null) {
            Task task = after.findTask(commandId).orElseThrow();
            if (isSent(task)) {
                outputs.add(
                        output(Topics.commandsTo(task.system()), after.id(), command(after.id(), task, confidential)));
            }
        }
        return outputs;
    }

    @Override
    public Output status(Case current) {
        return output(Topics.CASE_STATUS, current.id(), current);
    }

    private boolean isSent(Task task) {
        return policy.system(task.system())
                        .filter(system -> system.connection() == Connection.RUNNING)
                        .isPresent()
                && !(mutation == Mutation.SENDS_NO_CANCEL && task.action() == Action.CANCEL);
    }

    private static Command command(String caseId, Task task, Confidential confidential) {
        if (confidential.isDestroyed() && task.action() != Action.CANCEL) {
            throw new IllegalStateException("Expected to seal the person's details for " + task.commandId()
                    + ", but the case's key has been destroyed");
        }
        return Words.command(caseId, task, new String(confidential.subject(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private Output output(String topic, String key, Object value) {
        written.add(value);
        return new Output(
                topic, key, ByteBuffer.allocate(4).putInt(written.size() - 1).array());
    }
}
