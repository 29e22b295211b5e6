package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Patience;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.lifecycle.Verdict;
import dev.rightsflow.workflow.machine.DefinedMoves;
import dev.rightsflow.workflow.policy.Policies;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    static CaseDecider decider(Mutation mutation, Policies policies, Lifecycle lifecycle, Patience patience) {
        return new CaseDecider(policies, lifecycle, patience) {
            @Override
            public Verdict decide(
                    @Nullable Case current,
                    String caseId,
                    Input input,
                    Instant now,
                    Supplier<Collection<Hold>> registeredHolds) {
                return current != null && doesNotHear(mutation, current, input)
                        ? new Verdict.Rejected("Expected nothing of the kind")
                        : super.decide(
                                current != null && overlooksCertificates(mutation, input)
                                        ? withoutCertificates(current)
                                        : current,
                                caseId,
                                mutation == Mutation.NEEDS_NO_CERTIFICATE ? certified(input) : input,
                                now,
                                registeredHolds);
            }
        };
    }

    private static boolean doesNotHear(Mutation mutation, Case current, Input input) {
        return mutation == Mutation.CONFIRMS_ONLY_WHAT_IS_DELIVERED
                && input instanceof Input.LetterAcknowledged acknowledged
                && current.letters()
                        .anyMatch(letter -> letter.round() == acknowledged.letter() && !letter.awaitsAcknowledgement());
    }

    private static boolean overlooksCertificates(Mutation mutation, Input input) {
        return switch (mutation) {
            case REPLACES_A_CERTIFICATE -> input instanceof Input.Reported;
            case RESTORES_WHAT_IS_DESTROYED -> input instanceof Input.SystemRestored;
            default -> false;
        };
    }

    private static Case withoutCertificates(Case current) {
        Case without = current;
        for (Task task : current.tasks().values()) {
            if (task.certificate() != null) {
                without = without.apply(new CaseEvent.TaskSettled(
                        task.commandId(),
                        task.found(),
                        task.outcomes(),
                        null,
                        Objects.requireNonNull(task.answeredAt())));
            }
        }
        return without;
    }

    private static Input certified(Input input) {
        return input instanceof Input.TaskSettled settled && settled.certificate() == null
                ? new Input.TaskSettled(
                        settled.by(),
                        settled.commandId(),
                        settled.found(),
                        settled.outcomes(),
                        new Certificate("none", "nobody"))
                : input;
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
