package dev.rightsflow.workflow.machine;

import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.Map;

/** Draws {@code docs/lifecycle.md} from the machine's definition. */
final class LifecycleDocument {

    String write() {
        StringBuilder text = new StringBuilder("""
            # The lifecycle of a case

            Drawn from the definition of the state machine; do not edit. `./mvnw -pl workflow -am test -Dtest=MatrixTest -Ddocs.write=true` draws it anew.

            ```mermaid
            stateDiagram-v2
                [*] --> RECEIVED
            """);
        Map<Stage, Map<Move, Stage>> definition = DefinedMoves.byStage();
        definition.forEach((from, moves) ->
                moves.forEach((move, to) -> text.append("    %s --> %s: %s%n".formatted(from, to, move))));
        for (Stage stage : Stage.values()) {
            if (stage.isEnding()) {
                text.append("    %s --> [*]%n".formatted(stage));
            }
        }
        text.append("```\n\n| stage | moves |\n|---|---|\n");
        for (Stage stage : Stage.values()) {
            String moves = definition.getOrDefault(stage, Map.of()).entrySet().stream()
                    .map(entry -> "`%s` to `%s`".formatted(entry.getKey(), entry.getValue()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("none: a finished case stays finished");
            text.append("| `%s` | %s |%n".formatted(stage, moves));
        }
        return text.toString();
    }
}
