package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.NotAsked;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One case as its page shows it.
 *
 * @param steps the road, each step with how far it is
 * @param waits for what, why and until when
 * @param notAsked ids of the systems that find nobody without an identifier which the person has not given (Art 11(2))
 * @param refusal until when it can still be refused, where the limit to answer was extended; null where it was not, or that is over
 * @param unsent notices that wait to be printed and sent by post
 * @param letters what recipients of the data were told (Art 19)
 * @param offers the decisions that the case would take now
 * @param twins open cases in which the same person may have asked for the same
 * @param verdict what became of the decision that was just taken; null where none was
 */
record CaseView(
        Case current,
        List<Step> steps,
        List<Waits.Wait> waits,
        DueMark strict,
        DueMark suspended,
        @Nullable DueMark refusal,
        List<TaskLine> tasks,
        List<Task> unsent,
        List<String> notAsked,
        List<Task> letters,
        List<PlanLine> plan,
        Map<String, Instant> timers,
        History history,
        List<DecisionForm> offers,
        List<String> twins,
        @Nullable Verdict verdict) {

    record Step(Stage stage, Progress progress) {}

    enum Progress {
        DONE,
        NOW,
        AHEAD,
        SKIPPED
    }

    /** @param outcomes how many records came to what; for LOCATE there are none, and {@code found} counts */
    record TaskLine(Task task, Map<Outcome, Long> outcomes, long found) {}

    /** @param kind {@code Act}, {@code Keep}, {@code NotApplicable} or {@code Refer} */
    record PlanLine(String kind, Disposition disposition) {}

    /** What became of a decision: recorded and under way, taken, or refused with the reason. */
    record Verdict(State state, @Nullable String reason) {
        enum State {
            UNDER_WAY,
            TAKEN,
            REFUSED
        }
    }

    static CaseView of(
            Case current,
            Policy policy,
            List<Waits.Wait> waits,
            History history,
            List<DecisionForm> offers,
            List<String> twins,
            @Nullable Verdict verdict,
            Instant now) {
        LocalDate today = policy.deadlines().day(now);
        return new CaseView(
                current,
                steps(current, history.visited()),
                waits,
                DueMark.of(current.clock().dueStrict(), today, current.isClosed()),
                DueMark.of(suspended(current, policy, now), today, current.isClosed()),
                refusal(current, policy, today),
                current.tasks().values().stream().map(CaseView::line).toList(),
                current.tasks().values().stream().filter(Task::isToBePosted).toList(),
                NotAsked.of(current, policy).unidentified().stream()
                        .map(DataSystem::id)
                        .toList(),
                current.letters().toList(),
                current.plan().stream()
                        .map(disposition -> new PlanLine(disposition.getClass().getSimpleName(), disposition))
                        .toList(),
                new TreeMap<>(current.timers()),
                history,
                offers,
                twins,
                verdict);
    }

    private static @Nullable DueMark refusal(Case current, Policy policy, LocalDate today) {
        LocalDate last = policy.deadlines().due(current.facts().receivedAt());
        return current.clock().extended() && !current.isClosed() && !today.isAfter(last)
                ? DueMark.of(last, today, false)
                : null;
    }

    /** As of now: while the person is waited for, it moves a day further every day. */
    private static LocalDate suspended(Case current, Policy policy, Instant now) {
        return current.clock().isSuspended()
                ? policy.deadlines()
                        .due(
                                current.facts().receivedAt(),
                                current.clock().extended(),
                                current.clock().waits(),
                                now)
                        .suspended()
                : current.clock().dueSuspended();
    }

    private static List<Step> steps(Case current, Set<Stage> visited) {
        List<Stage> road = new ArrayList<>(EnumSet.range(Stage.RECEIVED, Stage.CLOSING));
        List.of(Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE).stream()
                .filter(aside -> current.stage() != aside && !visited.contains(aside))
                .forEach(road::remove);
        List<Step> steps = new ArrayList<>(road.stream()
                .map(stage -> new Step(stage, progress(stage, current.stage(), visited)))
                .toList());
        if (current.isClosed()) {
            steps.add(new Step(current.stage(), Progress.NOW));
        }
        return List.copyOf(steps);
    }

    private static Progress progress(Stage stage, Stage now, Set<Stage> visited) {
        if (stage == now) {
            return Progress.NOW;
        }
        if (stage.compareTo(now) > 0) {
            return Progress.AHEAD;
        }
        return stage == Stage.RECEIVED || visited.contains(stage) ? Progress.DONE : Progress.SKIPPED;
    }

    private static TaskLine line(Task task) {
        return new TaskLine(
                task,
                task.outcomes().stream()
                        .collect(Collectors.groupingBy(
                                outcome -> outcome.outcome(),
                                TreeMap::new,
                                Collectors.summingLong(outcome -> outcome.item().count()))),
                task.found().stream().mapToLong(item -> item.count()).sum());
    }
}
