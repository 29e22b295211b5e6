package dev.rightsflow.workflow.machine;

import static dev.rightsflow.workflow.lifecycle.Move.ASK_FEE;
import static dev.rightsflow.workflow.lifecycle.Move.ASSESS;
import static dev.rightsflow.workflow.lifecycle.Move.CLOSE;
import static dev.rightsflow.workflow.lifecycle.Move.FULFIL;
import static dev.rightsflow.workflow.lifecycle.Move.LOCATE;
import static dev.rightsflow.workflow.lifecycle.Move.REQUEST_APPROVAL;
import static dev.rightsflow.workflow.lifecycle.Move.REQUEST_CLARIFICATION;
import static dev.rightsflow.workflow.lifecycle.Move.REQUEST_IDENTITY;
import static dev.rightsflow.workflow.lifecycle.Stage.ASSESSING;
import static dev.rightsflow.workflow.lifecycle.Stage.AWAITING_APPROVAL;
import static dev.rightsflow.workflow.lifecycle.Stage.AWAITING_CLARIFICATION;
import static dev.rightsflow.workflow.lifecycle.Stage.AWAITING_FEE;
import static dev.rightsflow.workflow.lifecycle.Stage.AWAITING_IDENTITY;
import static dev.rightsflow.workflow.lifecycle.Stage.CLOSING;
import static dev.rightsflow.workflow.lifecycle.Stage.FULFILLING;
import static dev.rightsflow.workflow.lifecycle.Stage.LOCATING;
import static dev.rightsflow.workflow.lifecycle.Stage.RECEIVED;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.guard.Guard;

/** Which move takes a case from where to where, and what must be true for it. Nothing else in the product lists moves. */
final class MachineDefinition {

    /** Header of an event: the case that the guards look at. */
    static final String CASE = "case";

    private static final Predicate<Case> ANY = current -> true;

    private MachineDefinition() {}

    static StateMachine<Stage, Move> build() {
        StateMachineBuilder.Builder<Stage, Move> builder = StateMachineBuilder.builder();
        try {
            builder.configureConfiguration().withConfiguration().autoStartup(false);
            // Endings are plain states: a machine that reached an `end` state does not come back after a reset. That
            // nothing leaves an ending is said by there being no transition, and checked by the legality matrix.
            builder.configureStates().withStates().initial(RECEIVED).states(EnumSet.allOf(Stage.class));

            Moves moves = new Moves(builder);
            moves.allow(RECEIVED, REQUEST_IDENTITY, AWAITING_IDENTITY);
            moves.allow(Set.of(RECEIVED, AWAITING_IDENTITY), LOCATE, LOCATING, Case::isIdentitySufficient);
            moves.allow(
                    LOCATING,
                    ASSESS,
                    ASSESSING,
                    current -> current.isIdentitySufficient() && current.isEverythingLocated());
            moves.allow(Set.of(LOCATING, AWAITING_APPROVAL), REQUEST_CLARIFICATION, AWAITING_CLARIFICATION, ANY);
            moves.allow(Set.of(LOCATING, AWAITING_APPROVAL), ASK_FEE, AWAITING_FEE, Case::isIdentitySufficient);
            moves.allow(Set.of(AWAITING_CLARIFICATION, AWAITING_FEE), LOCATE, LOCATING, Case::isIdentitySufficient);
            moves.allow(ASSESSING, REQUEST_APPROVAL, AWAITING_APPROVAL);
            moves.allow(AWAITING_APPROVAL, LOCATE, LOCATING, Case::isIdentitySufficient);
            moves.allow(ASSESSING, FULFIL, FULFILLING, Case::isIdentitySufficient);
            moves.allow(
                    AWAITING_APPROVAL,
                    FULFIL,
                    FULFILLING,
                    current -> current.isIdentitySufficient() && current.planAccepted());
            moves.allow(
                    Set.of(
                            RECEIVED,
                            AWAITING_IDENTITY,
                            LOCATING,
                            AWAITING_CLARIFICATION,
                            AWAITING_FEE,
                            ASSESSING,
                            AWAITING_APPROVAL),
                    CLOSE,
                    CLOSING,
                    current -> current.ending() != null);
            moves.allow(
                    FULFILLING, CLOSE, CLOSING, current -> current.ending() != null && current.isEveryEffectSettled());
            for (Stage ending : Stage.values()) {
                if (ending.isEnding()) {
                    moves.allow(
                            CLOSING,
                            Move.toEnding(ending),
                            ending,
                            current -> current.isAnswered() && current.endsAs(ending));
                }
            }
            return builder.build();
        } catch (Exception e) {
            throw new IllegalStateException("Expected the definition of the lifecycle to be sound, but it is not", e);
        }
    }

    private record Moves(StateMachineBuilder.Builder<Stage, Move> builder) {

        void allow(Stage from, Move move, Stage to) throws Exception {
            allow(from, move, to, ANY);
        }

        void allow(Set<Stage> from, Move move, Stage to, Predicate<Case> guard) throws Exception {
            for (Stage stage : EnumSet.copyOf(from)) {
                allow(stage, move, to, guard);
            }
        }

        void allow(Stage from, Move move, Stage to, Predicate<Case> guard) throws Exception {
            builder.configureTransitions()
                    .withExternal()
                    .source(from)
                    .event(move)
                    .target(to)
                    .guard(onCase(guard));
        }

        private static Guard<Stage, Move> onCase(Predicate<Case> guard) {
            return context -> guard.test((Case) context.getMessageHeader(CASE));
        }
    }
}
