package dev.rightsflow.workflow.machine;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * Sends the move to the machine itself, as its event. Machines are built once (milliseconds), then set to a case's stage and asked (microseconds); a
 * thread takes one from the pool for a question, so there are never more of them than threads.
 */
final class DrivenMachine implements Lifecycle {

    private final Queue<StateMachine<Stage, Move>> pool = new ConcurrentLinkedQueue<>();

    @Override
    public Optional<Stage> next(Case current, Move move) {
        StateMachine<Stage, Move> machine = borrow();
        try {
            setTo(machine, current.stage());
            Message<Move> event = MessageBuilder.withPayload(move)
                    .setHeader(MachineDefinition.CASE, current)
                    .build();
            machine.sendEvent(Mono.just(event)).blockLast();
            // The result of sendEvent says ACCEPTED also where a guard refused, so the stage itself is the answer; no
            // move
            // leads from a stage to itself.
            Stage reached = machine.getState().getId();
            return reached == current.stage() ? Optional.empty() : Optional.of(reached);
        } finally {
            pool.add(machine);
        }
    }

    private StateMachine<Stage, Move> borrow() {
        StateMachine<Stage, Move> pooled = pool.poll();
        if (pooled != null) {
            return pooled;
        }
        StateMachine<Stage, Move> fresh = MachineDefinition.build();
        fresh.startReactively().block();
        return fresh;
    }

    private static void setTo(StateMachine<Stage, Move> machine, Stage stage) {
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(stage, null, null, null))
                        .block());
    }
}
