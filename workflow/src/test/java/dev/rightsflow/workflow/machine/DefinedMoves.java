package dev.rightsflow.workflow.machine;

import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.EnumMap;
import java.util.Map;

/** Every move of the machine's definition, for tests that go through all of them. */
public final class DefinedMoves {

    private DefinedMoves() {}

    /** By the stage that it leaves, where each move leads if no guard is asked. */
    public static Map<Stage, Map<Move, Stage>> byStage() {
        Map<Stage, Map<Move, Stage>> definition = new EnumMap<>(Stage.class);
        MachineDefinition.build()
                .getTransitions()
                .forEach(transition -> definition
                        .computeIfAbsent(transition.getSource().getId(), stage -> new EnumMap<>(Move.class))
                        .merge(
                                transition.getTrigger().getEvent(),
                                transition.getTarget().getId(),
                                (one, other) -> {
                                    throw new AssertionError(
                                            "One move must lead to one stage, but leads to " + one + " and " + other);
                                }));
        return definition;
    }
}
