package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.machine.DefinedMoves;
import dev.rightsflow.workflow.policy.Policies;
import java.util.Map;
import java.util.Optional;

/** Cores with one guarantee less. */
final class Broken {

    private static final Map<Stage, Map<Move, Stage>> MOVES = DefinedMoves.byStage();

    private Broken() {}

    static Policies withoutApproval(Policies inForce) {
        return inForce == Lawyers.CAUTIOUS.first() ? Policies.only(Lawyers.HEEDLESS) : inForce;
    }

    static Lifecycle lifecycle(Mutation mutation, Lifecycle sound) {
        return switch (mutation) {
            case NEEDS_NO_IDENTITY ->
                without(sound, move -> move == Move.LOCATE || move == Move.ASSESS || move == Move.FULFIL);
            case NEEDS_NO_ANSWER ->
                new Lifecycle() {
                    @Override
                    public Optional<Stage> next(Case current, Move move) {
                        boolean ends = unguarded(current, move)
                                .filter(to -> to.isEnding() && current.endsAs(to))
                                .isPresent();
                        return ends ? unguarded(current, move) : sound.next(current, move);
                    }
                };
            default -> sound;
        };
    }

    private static Optional<Stage> unguarded(Case current, Move move) {
        return Optional.ofNullable(MOVES.getOrDefault(current.stage(), Map.of()).get(move));
    }

    private static Lifecycle without(Lifecycle sound, java.util.function.Predicate<Move> guard) {
        return (current, move) -> guard.test(move) && !(move == Move.ASSESS && !current.isEverythingLocated())
                ? unguarded(current, move)
                : sound.next(current, move);
    }
}
