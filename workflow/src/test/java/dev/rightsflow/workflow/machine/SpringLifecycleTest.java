package dev.rightsflow.workflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Received;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpringLifecycleTest {

    private final SpringLifecycle lifecycle = new SpringLifecycle();

    @Test
    void refusesWhatAGuardRefuses() {
        Case waiting = in(Stage.AWAITING_IDENTITY);

        assertThat(lifecycle.next(waiting, Move.LOCATE)).isEmpty();
        assertThat(lifecycle.next(
                        waiting.apply(new CaseEvent.IdentityConfirmed(
                                "EMAIL_LINK", VerificationLevel.ADDRESS_ON_FILE, Instant.EPOCH)),
                        Move.LOCATE))
                .contains(Stage.LOCATING);
    }

    @Test
    void nothingIsFulfilledBeforeIdentity() {
        assertThat(lifecycle.next(in(Stage.ASSESSING), Move.FULFIL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aFinishedCaseStaysFinished(Stage stage) {
        if (stage.isEnding()) {
            Case closed = in(stage)
                    .apply(new CaseEvent.EndingDecided(
                            new Ending(stage, "GROUND", null, new Ending.Twin("2B4T-7K3M-9QXD", LocalDate.EPOCH))));
            for (Move move : Move.values()) {
                assertThat(lifecycle.next(closed, move))
                        .as("%s in %s", move, stage)
                        .isEmpty();
            }
        }
    }

    @Test
    void closingWithoutAnAnswerIsImpossible() {
        Case closing = in(Stage.CLOSING).apply(new CaseEvent.EndingDecided(new Ending(Stage.FULFILLED, null)));

        assertThat(lifecycle.next(closing, Move.END_FULFILLED)).isEqualTo(Optional.empty());
    }

    private static Case in(Stage stage) {
        return Case.opened(Received.request()).apply(new CaseEvent.Moved(Move.CLOSE, stage));
    }
}
