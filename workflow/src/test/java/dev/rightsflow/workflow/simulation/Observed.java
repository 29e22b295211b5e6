package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.Processed;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.simulation.Broker.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an outsider sees: the published records, the stored cases, the effects in the systems. Checks the promises on them. */
final class Observed {

    private final World world;
    private final Map<String, History> histories = new TreeMap<>();
    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, Report> done = new HashMap<>();
    private final Map<String, Set<String>> located = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, Case> statuses = new HashMap<>();
    private final Map<String, Message> submitted = new TreeMap<>();
    private final Set<Position> astray = new HashSet<>();
    private final Set<Position> setAside = new HashSet<>();
    private final Set<KnownKeys.Announcement> announced = new HashSet<>();
    private final Set<String> touched = new LinkedHashSet<>();

    Observed(World world) {
        this.world = world;
    }

    History history(String caseId) {
        return histories.computeIfAbsent(caseId, id -> new History(world, id));
    }

    boolean isDone(String commandId) {
        look();
        return done.containsKey(commandId);
    }

    /** What every report on this LOCATE says that its system knows the person by. */
    Set<String> located(String commandId) {
        return located.getOrDefault(commandId, Set.of());
    }

    Set<String> submitted() {
        return submitted.keySet();
    }

    /** Checks what is new since the last time. */
    void check() {
        look();
        touched.addAll(world.store.takeTouched());
        Map<String, StoredCase> stored = world.store.find(touched);
        for (String caseId : touched) {
            History history = history(caseId);
            StoredCase one = Violation.unlessThere(
                    stored.get(caseId),
                    "nothing is published that is not stored",
                    () -> caseId + " is published and not stored");
            history.storedAs(one);
            CasePromises.check(world, one.state());
            CasePromises.checkWithheld(one);
            history.checkIssued(commands.keySet(), one);
        }
        touched.clear();
        checkAccepted();
        checkSetAside();
    }

    /** Takes in what has been published; within a step too, since effects of others may depend on it. */
    private void look() {
        List<Message> fresh = world.broker.takeFresh();
        // Commands first: the fact that one was issued is published in the same transaction, before it.
        for (Message message : fresh) {
            if (message.value() instanceof KnownKeys.Announcement announcement) {
                announced.add(announcement);
            }
            if (message.value() instanceof Sealed sealed) {
                checkSealed(sealed);
                commands.put(sealed.command().commandId(), sealed.command());
            }
        }
        for (Message message : fresh) {
            switch (message.value()) {
                case Link link -> {
                    history(link.caseId()).published(link);
                    touched.add(link.caseId());
                }
                case Report report -> reported(report);
                case Case status -> status(status);
                case Processed.Refused refused -> setAside(refused);
                case WorkflowProcess.Said ignored -> submitted.putIfAbsent(message.key(), message);
                case Input ignored
                when !submitted.containsKey(message.key()) ->
                    astray.add(new Position(message.topic(), message.partition(), message.offset()));
                default -> {}
            }
        }
    }

    private void checkSealed(Sealed sealed) {
        Command command = sealed.command();
        Violation.unless(
                sealed.key() == null || announced.contains(new KnownKeys.Announcement(command.system(), sealed.key())),
                "nothing is sealed to a key that its system has not announced",
                () -> "%s is sealed to the key %d".formatted(command.commandId(), sealed.key()));
    }

    /** What the broker has acknowledged is a case, or still waits to be read. */
    private void checkAccepted() {
        submitted.forEach((caseId, message) -> {
            boolean read = world.workflow.committed(message.topic(), message.partition()) > message.offset();
            Violation.unless(
                    !read || !world.store.find(Set.of(caseId)).isEmpty(),
                    "no accepted request is lost",
                    () -> caseId + " was read and there is no such case");
        });
    }

    /** A deadline passes without anybody doing anything. */
    void checkDeadlines() {
        world.store.all().forEach(stored -> CasePromises.checkDeadline(world, stored.state()));
    }

    private void setAside(Processed.Refused refused) {
        Violation.unless(
                astray.contains(refused.position()),
                "no input of ours is set aside",
                () -> refused.reason()
                        + (refused.bug() == null ? "" : ": " + refused.bug().getMessage()));
        setAside.add(refused.position());
    }

    /** What can't be taken is set aside, and not lost. */
    private void checkSetAside() {
        for (Position position : astray) {
            Violation.unless(
                    world.workflow.committed(position.topic(), position.partition()) <= position.offset()
                            || setAside.contains(position),
                    "what is set aside is not lost",
                    () -> position + " was read and is no dead letter");
        }
    }

    /** @param doneBefore whether it had been reported as done before this attempt began */
    void effect(String commandId, boolean doneBefore, @Nullable HeldRecord record) {
        look();
        Command command = Violation.unlessThere(
                commands.get(commandId), "only what was commanded is done", () -> commandId + " was never sent");
        Violation.unless(!doneBefore, "no effect twice", () -> commandId + " was reported as done and is done again");
        Violation.unless(
                !cancelled.contains(commandId),
                "what was cancelled is not done",
                () -> commandId + " was reported as cancelled and is done");
        Violation.unless(
                record == null
                        || command.items().stream()
                                .anyMatch(item -> item.category().equals(record.category())
                                        && java.util.Objects.equals(item.recordDate(), record.recordDate())),
                "nothing outside of a command's list is touched",
                () -> commandId + " touched " + record);
        Binders binders = world.system(command.system()).binders;
        Violation.unless(
                record == null || binders == null || (command.certificate() != null && !binders.hold(record)),
                "an index forgets nothing without a certificate",
                () -> "%s makes %s forget %s, which is certified by %s"
                        .formatted(commandId, command.system(), record, command.certificate()));
    }

    private void reported(Report report) {
        String commandId = report.commandId();
        switch (report.kind()) {
            case CANCELLED -> {
                Violation.unless(
                        !done.containsKey(commandId),
                        "a command is done or cancelled, never both",
                        () -> commandId + " was reported as done and now as cancelled");
                cancelled.add(commandId);
            }
            case DONE -> {
                Violation.unless(
                        !cancelled.contains(commandId),
                        "a command is done or cancelled, never both",
                        () -> commandId + " was reported as cancelled and now as done");
                Report first = done.putIfAbsent(commandId, report);
                Violation.unless(
                        first == null
                                || (first.outcomes().equals(report.outcomes())
                                        && first.found().equals(report.found())),
                        "a repeated command gets its first report",
                        () -> "%s: %s and then %s".formatted(commandId, first, report));
                checkCounts(report);
                located.computeIfAbsent(report.commandId(), none -> identifiers(report))
                        .retainAll(identifiers(report));
            }
            case FAILED -> {}
        }
    }

    private static Set<String> identifiers(Report report) {
        return report.identifiers().stream().map(Identifier::value).collect(Collectors.toCollection(HashSet::new));
    }

    /** "12 erased" never turns into "not found". */
    private void checkCounts(Report report) {
        if (report.action() != dev.rightsflow.connector.kit.Action.ERASE) {
            return;
        }
        long said = report.outcomes().stream()
                .filter(outcome -> outcome.outcome() == Outcome.ERASED)
                .mapToLong(outcome -> outcome.item().count())
                .sum();
        int erased = world.system(report.system()).erasedBy(report.commandId());
        Violation.unless(
                said == erased,
                "a report says what was done",
                () -> "%s erased %d and reported %d".formatted(report.commandId(), erased, said));
    }

    /** What the person sees, by a reader that ignores what is older than what it has. */
    private void status(Case status) {
        Case before = statuses.get(status.id());
        if (before == null || before.sequence() < status.sequence()) {
            if (before != null) {
                Violation.unless(
                        !before.isClosed() || before.stage() == status.stage(),
                        "a finished case stays finished",
                        () -> "%s was %s and is %s".formatted(status.id(), before.stage(), status.stage()));
                before.letters()
                        .forEach(letter -> Violation.unless(
                                status.isForgotten()
                                        || status.findTask(letter.commandId())
                                                .filter(now -> progress(now) >= progress(letter))
                                                .isPresent(),
                                "a letter never goes back",
                                () -> "%s was %s, and is %s"
                                        .formatted(letter.commandId(), letter, status.findTask(letter.commandId()))));
            }
            statuses.put(status.id(), status);
        }
    }

    /** Under way, with its recipient, confirmed. */
    private static int progress(Task letter) {
        return letter.acknowledgedAt() != null ? 2 : letter.isAnswered() ? 1 : 0;
    }

    /** All of it once more, from the first link on. */
    void verifyHistories() {
        histories.values().forEach(History::verify);
    }
}
