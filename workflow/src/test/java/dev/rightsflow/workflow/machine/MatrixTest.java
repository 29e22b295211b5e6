package dev.rightsflow.workflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Received;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.VerificationLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage with every move, for a case that no guard holds back and for one that every guard does. */
class MatrixTest {

    private static final SpringLifecycle LIFECYCLE = new SpringLifecycle();

    static Stream<Arguments> everyStageWithEveryMove() {
        return Stream.of(Stage.values())
                .flatMap(stage -> Stream.of(Move.values()).map(move -> Arguments.of(stage, move)));
    }

    @ParameterizedTest
    @MethodSource("everyStageWithEveryMove")
    void theMachineTakesExactlyTheMovesOfItsDefinition(Stage stage, Move move) {
        Optional<Stage> defined =
                Optional.ofNullable(DefinedMoves.byStage().get(stage)).map(moves -> moves.get(move));

        assertThat(LIFECYCLE.next(readyFor(stage, move), move)).isEqualTo(defined);
    }

    @ParameterizedTest
    @MethodSource("everyStageWithEveryMove")
    void guardsHoldBackAnUnidentifiedCaseFromAllButAskingAndWaiting(Stage stage, Move move) {
        Case unidentified = opened().apply(new CaseEvent.Moved(Move.CLOSE, stage));
        boolean harmless =
                move == Move.REQUEST_IDENTITY || move == Move.REQUEST_CLARIFICATION || move == Move.REQUEST_APPROVAL;

        Optional<Stage> next = LIFECYCLE.next(unidentified, move);

        assertThat(next.isEmpty() || harmless)
                .as("%s in %s led to %s", move, stage, next)
                .isTrue();
    }

    @Test
    void noStageIsADeadEndAndNoneIsOutOfReach() {
        Map<Stage, Map<Move, Stage>> definition = DefinedMoves.byStage();
        for (Stage stage : Stage.values()) {
            if (!stage.isEnding()) {
                assertThat(definition.get(stage)).as("moves from %s", stage).isNotEmpty();
            }
            if (stage != Stage.RECEIVED) {
                assertThat(definition.values().stream().flatMap(moves -> moves.values().stream()))
                        .as("somewhere leads to %s", stage)
                        .contains(stage);
            }
        }
    }

    /** The published diagram is drawn from the definition; {@code -Ddocs.write=true} writes it anew. */
    @Test
    void theDiagramInTheDocumentationIsUpToDate() throws Exception {
        Path file = Path.of("..", "docs", "lifecycle.md");
        String drawn = new LifecycleDocument().write();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, drawn);
        }
        assertThat(file).content().isEqualTo(drawn);
    }

    /** A case in this stage for which every guard says yes. */
    static Case readyFor(Stage stage, Move move) {
        List<CaseEvent> events = new ArrayList<>();
        events.add(new CaseEvent.IdentityConfirmed("EMAIL_LINK", VerificationLevel.ADDRESS_ON_FILE, Instant.EPOCH));
        events.add(new CaseEvent.Planned(
                List.of(new Disposition.Act(new Item("crm", "contact", LocalDate.EPOCH, 1), Action.ERASE))));
        events.add(new CaseEvent.PlanAccepted("anna"));
        Stage ending = Stream.of(Stage.values())
                .filter(Stage::isEnding)
                .filter(candidate -> Move.toEnding(candidate) == move)
                .findFirst()
                .orElse(Stage.FULFILLED);
        events.add(new CaseEvent.EndingDecided(
                new Ending(ending, "GROUND", null, new Ending.Twin("2B4T-7K3M-9QXD", LocalDate.EPOCH))));
        events.add(new CaseEvent.CommandIssued(
                "c",
                "mail",
                Action.NOTIFY,
                1,
                List.of(),
                NoticeKind.ANSWER,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH));
        events.add(new CaseEvent.TaskDone("c", List.of(), List.of(), Instant.EPOCH));
        events.add(new CaseEvent.Moved(Move.CLOSE, stage));
        Case current = opened();
        for (CaseEvent event : events) {
            current = current.apply(event);
        }
        return current;
    }

    static Case opened() {
        return Case.opened(Received.request());
    }
}
