package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Certificate;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** Each event of a history in one sentence. */
final class Sentences {

    private static final String NONE = "–";

    private final Words words;

    Sentences(Words words) {
        this.words = words;
    }

    String of(CaseEvent event) {
        return switch (event) {
            case CaseEvent.RequestReceived e ->
                say(e, words.right(e.right()), words.relation(e.subjectType()), words.of("channel", e.channel()));
            case CaseEvent.Moved e -> say(e, words.of("stage", e.to()));
            case CaseEvent.IdentityRequested e -> say(e, words.minute(e.expiresAt()));
            case CaseEvent.IdentityConfirmed e -> say(e, words.of("method", e.method()), words.of("level", e.level()));
            case CaseEvent.PolicyTakenUp e -> say(e, e.version());
            case CaseEvent.ClockSuspended e -> say(e);
            case CaseEvent.ClockResumed e -> say(e, e.dueSuspended().toString());
            case CaseEvent.DeadlineExtended e -> say(e, e.dueStrict().toString());
            case CaseEvent.DeadlinePassed e -> say(e);
            case CaseEvent.TimersChanged e ->
                say(e, set(e), e.cleared().isEmpty() ? NONE : String.join(", ", e.cleared()));
            case CaseEvent.CommandIssued e ->
                say(
                        e,
                        words.system(e.system()),
                        e.notice() == null ? words.of("action", e.action()) : words.of("notice", e.notice()));
            case CaseEvent.CommandRepeated e -> say(e, task(e.commandId()), words.minute(e.answerBy()));
            case CaseEvent.TaskStarted e -> say(e, task(e.commandId()));
            case CaseEvent.TaskDone e ->
                say(
                        e,
                        task(e.commandId()),
                        result(
                                e.found().stream()
                                        .mapToLong(item -> item.count())
                                        .sum(),
                                e.outcomes()));
            case CaseEvent.TaskSettled e ->
                say(
                                e,
                                task(e.commandId()),
                                result(
                                        e.found().stream()
                                                .mapToLong(item -> item.count())
                                                .sum(),
                                        e.outcomes()))
                        + certified(e);
            case CaseEvent.TaskFailed e ->
                say(
                        e,
                        task(e.commandId()),
                        words.failure(e.failure()),
                        e.failure().message());
            case CaseEvent.TaskParked e ->
                say(
                        e,
                        task(e.commandId()),
                        words.failure(e.failure()),
                        e.failure().message());
            case CaseEvent.RecipientAcknowledged e -> say(e, task(e.commandId()));
            case CaseEvent.SystemRestored e -> say(e, words.system(e.system()), words.minute(e.since()));
            case CaseEvent.TaskCancelled e -> say(e, task(e.commandId()));
            case CaseEvent.Planned e -> say(e, e.dispositions().size());
            case CaseEvent.ItemsJudged e ->
                say(e, e.by(), e.judgements().stream().map(this::judgement).collect(Collectors.joining("; ")));
            case CaseEvent.RefusalProposed e -> say(e, e.by(), words.ground(e.ground()));
            case CaseEvent.RefusalDropped e -> say(e, e.by());
            case CaseEvent.FeeProposed e -> say(e, e.by());
            case CaseEvent.FeeDropped e -> say(e, e.by());
            case CaseEvent.PlanAccepted e -> say(e, e.by());
            case CaseEvent.PlanRejected e -> say(e, e.by());
            case CaseEvent.HoldTakenUp e ->
                say(e, e.hold().id(), words.of("hold", e.hold().type()));
            case CaseEvent.HoldLifted e -> say(e, e.holdId());
            case CaseEvent.HoldReviewDue e -> say(e, e.holdId(), e.reviewOn().toString());
            case CaseEvent.EndingDecided e ->
                say(
                        e,
                        words.of("stage", e.ending().stage()),
                        e.ending().ground() == null
                                ? ""
                                : words.ground(e.ending().ground()));
            case CaseEvent.DeferredErasureStarted e -> say(e, e.items().size());
            case CaseEvent.DeferredErasureEnded e -> say(e);
            case CaseEvent.StaffReminded e -> say(e, e.due().toString());
            case CaseEvent.PersonalDataErased e -> say(e);
            case CaseEvent.InputRefused e -> say(e, words.of("input", e.input()), e.reason());
        };
    }

    /** Of interest only to somebody who looks for a fault. */
    boolean isMinor(CaseEvent event) {
        return event instanceof CaseEvent.TimersChanged
                || event instanceof CaseEvent.ClockSuspended
                || event instanceof CaseEvent.ClockResumed
                || event instanceof CaseEvent.TaskStarted;
    }

    private String say(CaseEvent event, Object... arguments) {
        return words.say("event." + event.getClass().getSimpleName(), arguments);
    }

    private String result(long found, List<ItemOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return found == 0 ? "" : ": " + words.say("records", found);
        }
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        ItemOutcome::outcome,
                        java.util.TreeMap::new,
                        Collectors.summingLong(outcome -> outcome.item().count())))
                .entrySet()
                .stream()
                .map(outcome -> outcome.getValue() + " " + words.of("outcome", outcome.getKey()))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private String certified(CaseEvent.TaskSettled settled) {
        Certificate certificate = settled.certificate();
        return certificate == null
                ? ""
                : " " + words.say("task.certificate", certificate.number(), certificate.witness()) + ".";
    }

    private String set(CaseEvent.TimersChanged changed) {
        return changed.set().isEmpty()
                ? NONE
                : changed.set().entrySet().stream()
                        .map(timer -> timer.getKey() + " " + words.minute(timer.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String judgement(Judgement judgement) {
        return words.item(judgement.item()) + ": " + words.of("choice", judgement.choice());
    }

    /** A command id, in words: who was told what. */
    private String task(String commandId) {
        String[] parts = commandId.split(":", -1);
        return parts.length == 4 ? words.system(parts[1]) + ", " + words.of("action", parts[2]) : commandId;
    }
}
