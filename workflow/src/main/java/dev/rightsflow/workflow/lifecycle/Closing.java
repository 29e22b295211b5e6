package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import java.util.Objects;
import java.util.stream.Stream;

/** How a case ends. Every ending goes through the answer to the person: closing without it is impossible. */
final class Closing {

    private Closing() {}

    static void start(Deciding deciding, Ending ending) {
        if (deciding.current().ending() == null) {
            Planning.keepLonger(deciding);
            deciding.happen(new CaseEvent.EndingDecided(ending));
        }
        Tasks.abandon(deciding, task -> !task.isEffect() && task.notice() == null);
        deciding.move(Move.CLOSE);
        Tasks.notify(
                deciding,
                NoticeKind.ANSWER,
                Objects.requireNonNull(deciding.current().ending()).statement());
    }

    static void end(Deciding deciding) {
        Move toEnding = moveToEnding(deciding.current());
        // What recipients are told outlives the case, and so does what a system has lost.
        Tasks.abandon(deciding, task -> task.letter() == null && !task.isReplay());
        Clock.stopped(deciding);
        Holding.stopped(deciding);
        deciding.move(toEnding);
        DeferredErasure.start(deciding);
        Restriction.endWhatIsOver(deciding);
        DeferredErasure.scheduleCaseRetention(deciding);
    }

    static boolean mayEnd(Deciding deciding) {
        return deciding.current().ending() != null && deciding.allows(moveToEnding(deciding.current()));
    }

    private static Move moveToEnding(Case current) {
        return Move.toEnding(Objects.requireNonNull(current.ending()).stage());
    }

    /** The ending that the outcomes add up to. */
    static Ending endingOf(Deciding deciding) {
        Case current = deciding.current();
        boolean held = !current.plan().isEmpty();
        boolean fulfilled = outcomes(current).anyMatch(Outcome::fulfils)
                || current.effects().anyMatch(Task::hasSuppressed);
        boolean kept = current.plan().stream().anyMatch(Disposition.Keep.class::isInstance);
        boolean declined = !current.declined().isEmpty();
        boolean leftUndone = current.effects()
                .flatMap(task -> Results.leftUndone(current, task))
                .findAny()
                .isPresent();
        boolean adverse = kept || declined || leftUndone;
        if (fulfilled) {
            return new Ending(adverse ? Stage.PARTLY_FULFILLED : Stage.FULFILLED, null);
        }
        if (kept) {
            return new Ending(Stage.REFUSED, Ending.KEPT_BY_LAW);
        }
        if (declined) {
            return new Ending(Stage.REFUSED, Ending.DECLINED);
        }
        if (leftUndone) {
            return new Ending(Stage.REFUSED, Ending.NOT_POSSIBLE);
        }
        if (!current.hasSearched()) {
            return withoutASearch(NotAsked.of(current, deciding.rules.policy()));
        }
        boolean nothingWasThere = !held || outcomes(current).anyMatch(outcome -> outcome == Outcome.NOT_FOUND);
        return nothingWasThere
                ? new Ending(Stage.NO_DATA_HELD, null)
                : new Ending(Stage.REFUSED, Ending.RIGHT_DOES_NOT_APPLY);
    }

    /** That nothing is held, nobody can say who has not looked. */
    private static Ending withoutASearch(NotAsked notAsked) {
        if (!notAsked.unidentified().isEmpty()) {
            return new Ending(Stage.UNIDENTIFIABLE, Ending.NOT_IDENTIFIABLE);
        }
        return new Ending(
                Stage.REFUSED, notAsked.notConnected().isEmpty() ? Ending.RIGHT_DOES_NOT_APPLY : Ending.NOT_POSSIBLE);
    }

    /** Before fulfilment it just ends; during fulfilment what has not happened yet is taken back first. */
    static Verdict withdrawn(Deciding deciding, Input input) {
        return endEarly(deciding, input, new Ending(Stage.WITHDRAWN, null));
    }

    static Verdict forwarded(Deciding deciding, Input.ForwardedByStaff input) {
        if (input.statement() == null) {
            return deciding.rejectedWithoutWords(input);
        }
        return endEarly(deciding, input, new Ending(Stage.FORWARDED, null, input.statement()));
    }

    static Verdict merged(Deciding deciding, Input.MergedByStaff input) {
        if (input.twin().caseId().equals(deciding.current().id())) {
            return new Verdict.Rejected("Expected another case that goes on, but %s can't answer for itself"
                    .formatted(deciding.current().id()));
        }
        return endEarly(deciding, input, Ending.merged(input.twin()));
    }

    static boolean isEnding(Case current) {
        return current.isClosed() || current.stage() == Stage.CLOSING || current.ending() != null;
    }

    static Verdict endEarly(Deciding deciding, Input input, Ending ending) {
        Case current = deciding.current();
        if (isEnding(current)) {
            return deciding.rejected(input);
        }
        Clock.resume(deciding);
        Identification.settled(deciding);
        deciding.clearTimer(Clarification.UNANSWERED);
        deciding.clearTimer(Fee.UNPAID);
        deciding.happen(new CaseEvent.EndingDecided(ending));
        if (current.stage() == Stage.FULFILLING) {
            Tasks.takeBack(deciding, task -> !task.isReplay());
        } else {
            start(deciding, ending);
        }
        return deciding.accepted();
    }

    private static Stream<Outcome> outcomes(Case current) {
        return current.effects().flatMap(task -> Results.of(current, task)).map(ItemOutcome::outcome);
    }
}
