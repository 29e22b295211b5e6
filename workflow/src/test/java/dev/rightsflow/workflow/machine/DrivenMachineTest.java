package dev.rightsflow.workflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of the definition is what the machine would do with the event, for open guards and for closed ones. */
class DrivenMachineTest {

    private static final DrivenMachine MACHINE = new DrivenMachine();
    private static final SpringLifecycle DEFINED = new SpringLifecycle();

    @ParameterizedTest
    @MethodSource("dev.rightsflow.workflow.machine.MatrixTest#everyStageWithEveryMove")
    void answersAsTheMachineDoes(Stage stage, Move move) {
        Case ready = MatrixTest.readyFor(stage, move);
        Case unidentified = MatrixTest.opened().apply(new CaseEvent.Moved(Move.CLOSE, stage));

        assertThat(DEFINED.next(ready, move)).isEqualTo(MACHINE.next(ready, move));
        assertThat(DEFINED.next(unidentified, move)).isEqualTo(MACHINE.next(unidentified, move));
    }
}
