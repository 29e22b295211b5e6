package dev.rightsflow.workflow.machine;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateContext;
import org.springframework.statemachine.transition.Transition;

/**
 * Asks the transitions of the state machine, and their guards. Its event loop is not run: every question comes with its own
 * case, so nothing is left for a machine to remember, and setting one to a case's stage was a fifth of the workflow's time.
 * That the loop would answer the same, for every stage, move and guard, is held by {@code DrivenMachineTest}.
 */
public final class SpringLifecycle implements Lifecycle {

    private final Map<Stage, Map<Move, Transition<Stage, Move>>> transitions = new EnumMap<>(Stage.class);

    public SpringLifecycle() {
        StateMachine<Stage, Move> machine = MachineDefinition.build();
        for (Transition<Stage, Move> transition : machine.getTransitions()) {
            transitions
                    .computeIfAbsent(transition.getSource().getId(), stage -> new EnumMap<>(Move.class))
                    .put(transition.getTrigger().getEvent(), transition);
        }
    }

    @Override
    public Optional<Stage> next(Case current, Move move) {
        Transition<Stage, Move> transition =
                transitions.getOrDefault(current.stage(), Map.of()).get(move);
        return transition != null && allows(transition, current)
                ? Optional.of(transition.getTarget().getId())
                : Optional.empty();
    }

    private static boolean allows(Transition<Stage, Move> transition, Case current) {
        return Boolean.TRUE.equals(
                transition.getGuard().apply(new AboutCase(current)).block());
    }

    /** All that a guard of ours may look at. */
    private static final class AboutCase extends DefaultStateContext<Stage, Move> {

        private final Case current;

        AboutCase(Case current) {
            super(StateContext.Stage.TRANSITION, null, null, null, null, null, null, null, null);
            this.current = current;
        }

        @Override
        public @Nullable Object getMessageHeader(Object header) {
            return MachineDefinition.CASE.equals(header) ? current : null;
        }
    }
}
