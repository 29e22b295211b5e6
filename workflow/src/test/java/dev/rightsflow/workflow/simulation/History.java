package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.assessment.Assessment;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.history.ChainEnd;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Letter;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Recipient;
import dev.rightsflow.workflow.processing.StoredCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The published history of one case, and what each of its facts promises. */
final class History {

    private static final FactJson JSON = new FactJson();

    private final World world;
    private final String caseId;
    private final List<Link> links = new ArrayList<>();
    private final Map<Long, Link> byNumber = new HashMap<>();
    private final Set<String> issued = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private final Certified certified;
    private ChainEnd end = ChainEnd.START;
    private @Nullable Case replayed;
    private boolean needsApproval;
    private boolean approved;
    private boolean erasedPersonalData;
    private @Nullable Case lastKnown;
    private Instant forgottenAt = Instant.MAX;

    History(World world, String caseId) {
        this.world = world;
        this.caseId = caseId;
        this.identifiers.add(People.personOf(caseId));
        this.certified = new Certified(world);
    }

    boolean endsWithItsRetention() {
        return erasedPersonalData;
    }

    /** The case before it forgot its person: afterwards it says nothing that could be checked. */
    Optional<Case> lastKnown() {
        return Optional.ofNullable(lastKnown);
    }

    Instant forgottenAt() {
        return forgottenAt;
    }

    /** A link: the next one, or one of before once more. */
    void published(Link link) {
        Link known = byNumber.putIfAbsent(link.sequence(), link);
        if (known == null) {
            append(link);
        } else {
            Violation.unless(
                    java.util.Arrays.equals(known.hash(), link.hash()),
                    "a case has one history",
                    () -> "link %d of %s is %s and also %s"
                            .formatted(link.sequence(), caseId, known.facts(), link.facts()));
        }
    }

    private void append(Link link) {
        end.breakBefore(link.sealed()).ifPresent(broken -> {
            throw new Violation("the history is published in its order, without a gap", broken);
        });
        links.add(link);
        end = ChainEnd.of(link.sealed());
        for (CaseEvent event : eventsOf(link)) {
            Case before = replayed;
            replayed = applied(before, event);
            if (before != null) {
                checkFact(before, event, link);
            }
        }
        Violation.unless(
                link.sealed().legible() == erasedPersonalData,
                "what happened can be read with the key of the case alone",
                () -> "link %d of %s is %s"
                        .formatted(
                                link.sequence(),
                                caseId,
                                link.sealed().legible() ? "in the clear" : "sealed with no key"));
    }

    /** Live equals replay: the published events and those that the case keeps to publish, and nothing else, made it. */
    void storedAs(StoredCase stored) {
        Case live = stored.state();
        Violation.unless(
                end.sequence() <= live.sequence(),
                "nothing is published that is not stored",
                () -> "%s has %d published links and is stored with %d"
                        .formatted(caseId, end.sequence(), live.sequence()));
        Map<Long, Link> kept = new HashMap<>();
        if (end.sequence() < live.sequence()) {
            stored.pending().forEach(pending -> {
                if (pending.reasonToSetAside().isEmpty() && world.read(pending.output()) instanceof Link link) {
                    kept.put(link.sequence(), link);
                }
            });
        }
        Case rebuilt = replayed;
        for (long sequence = end.sequence() + 1; sequence <= live.sequence(); ) {
            long missing = sequence;
            Link link = Violation.unlessThere(
                    kept.get(sequence),
                    "an event is published or kept to be published",
                    () -> "link %d of %s is neither".formatted(missing, caseId));
            for (CaseEvent event : eventsOf(link)) {
                rebuilt = applied(rebuilt, event);
            }
            sequence = link.last() + 1;
        }
        Case replay = rebuilt;
        Violation.unless(
                live.equals(replay),
                "replay equals live",
                () -> "%s is stored as %s, and its history makes %s".formatted(caseId, live, replay));
    }

    /** A command that the history tells of has been sent, in the same transaction, or waits for the key of its system. */
    void checkIssued(Set<String> sent, StoredCase stored) {
        issued.removeIf(commandId -> sent.contains(commandId)
                || stored.state().findTask(commandId).filter(Task::isOpen).isEmpty());
        for (String commandId : issued) {
            Violation.unless(
                    stored.withheld().contains(commandId) || isPending(commandId, stored),
                    "no command is lost",
                    () -> commandId + " is in the history, and was neither sent nor kept to be sent");
        }
    }

    private boolean isPending(String commandId, StoredCase stored) {
        return stored.pending().stream()
                .filter(pending -> pending.reasonToSetAside().isEmpty())
                .anyMatch(pending -> world.read(pending.output()) instanceof Sealed sealed
                        && sealed.command().commandId().equals(commandId));
    }

    void verify() {
        HashChain.firstBreak(links.stream().map(Link::sealed).toList()).ifPresent(broken -> {
            throw new Violation("the history verifies", broken);
        });
        Violation.unless(
                Objects.equals(
                        replayed,
                        Case.replay(links.stream()
                                .flatMap(link -> eventsOf(link).stream())
                                .toList())),
                "replay equals live",
                () -> caseId + " is another when replayed at once");
    }

    private static List<CaseEvent> eventsOf(Link link) {
        return link.facts().stream().map(JSON::read).toList();
    }

    private static Case applied(@Nullable Case before, CaseEvent event) {
        return before == null ? Case.opened((CaseEvent.RequestReceived) event) : before.apply(event);
    }

    private void checkFact(Case before, CaseEvent event, Link link) {
        switch (event) {
            case CaseEvent.Moved moved -> {
                Violation.unless(
                        !before.isClosed(),
                        "a finished case stays finished",
                        () -> "%s was %s and moved to %s".formatted(caseId, before.stage(), moved.to()));
                world.moves.accept(before.stage(), moved.move());
                if (moved.to() == Stage.ASSESSING) {
                    needsApproval =
                            world.policyOf(before).right(before.facts().right()).approval();
                }
            }
            case CaseEvent.PolicyTakenUp taken ->
                Violation.unless(
                        before.stage().compareTo(Stage.ASSESSING) < 0
                                || link.actor().equals("timer")
                                || link.actor().startsWith("staff:"),
                        "a case goes on under the policy that it was decided under",
                        () -> "%s was %s under %s and goes on under %s"
                                .formatted(caseId, before.stage(), before.policyVersion(), taken.version()));
            case CaseEvent.PlanAccepted accepted -> approved |= !accepted.by().equals("workflow");
            case CaseEvent.CommandIssued command -> {
                if (world.policyOf(before)
                        .system(command.system())
                        .filter(system -> system.connection() == Connection.RUNNING)
                        .isPresent()) {
                    issued.add(command.commandId());
                }
                if (Processor.isToldBy(command.system(), world.policyOf(before))) {
                    checkToldOfAll(before, command);
                }
                if (command.action().irreversible()) {
                    checkIrreversible(before, command.commandId(), command.repeats(), command.items(), link.at());
                }
            }
            case CaseEvent.CommandRepeated repeated -> {
                Task task = before.findTask(repeated.commandId()).orElseThrow();
                if (task.action().irreversible()) {
                    checkIrreversible(before, task.commandId(), task.repeats(), task.items(), link.at());
                }
            }
            case CaseEvent.TaskSettled settled -> certified.settled(before, settled, link.actor());
            case CaseEvent.TaskDone done -> {
                certified.reported(done);
                identifiers.addAll(world.observed.located(done.commandId()));
            }
            case CaseEvent.TaskParked parked -> certified.parked(before, parked);
            case CaseEvent.PersonalDataErased ignored -> {
                erasedPersonalData = true;
                lastKnown = before;
                forgottenAt = link.at();
            }
            default -> {}
        }
    }

    /** OpenDSR erases all that its recipient has of the person: so nothing of it stays here, nor was left there. */
    private void checkToldOfAll(Case before, CaseEvent.CommandIssued letter) {
        Letter about = Objects.requireNonNull(letter.letter());
        Recipient recipient =
                world.policyOf(before).recipient(about.recipient()).orElseThrow();
        Violation.unless(
                about.change() == Action.ERASE
                        && before.facts().reachableByEmail()
                        && before.plan().stream()
                                .map(Disposition::item)
                                .filter(item -> recipient.receives(item.system(), item.category()))
                                .allMatch(item -> isGone(before, item)),
                "a machine is told of nothing but an erasure, and of all",
                () -> "%s is sent under the plan %s".formatted(letter.commandId(), before.plan()));
    }

    private static boolean isGone(Case before, Item item) {
        return before.tasksTo(Action.ERASE)
                .filter(Task::isAnswered)
                .map(task -> task.outcomes().stream()
                        .filter(outcome -> outcome.item().isOfOneKindWith(item))
                        .map(ItemOutcome::outcome)
                        .toList())
                .anyMatch(became -> became.stream().anyMatch(Outcome::fulfils)
                        && became.stream().noneMatch(Outcome::isAdverse));
    }

    private static boolean isDone(Case before, @Nullable String commandId) {
        return commandId != null
                && before.findTask(commandId).filter(Task::isAnswered).isPresent();
    }

    private void checkIrreversible(
            Case before, String commandId, @Nullable String repeats, List<Item> items, Instant at) {
        Policy policy = world.policyOf(before);
        Violation.unless(
                before.isIdentitySufficient(), "nothing irreversible before identity", () -> commandId + " was sent");
        Violation.unless(
                before.isEverythingLocated(),
                "nothing irreversible before everything is located",
                () -> commandId + " was sent");
        Violation.unless(
                !needsApproval || approved, "nothing irreversible without approval", () -> commandId + " was sent");
        Violation.unless(
                // What was erased before the person took the request back stays erased, also in a restored system.
                grants(before.ending()) || isDone(before, repeats),
                "nothing is erased for a request that is not granted",
                () -> "%s was sent, and %s ends as %s".formatted(commandId, caseId, before.ending()));
        if (certified.isOf(repeats, items)) {
            // The paper is gone, whatever would keep it: its index forgets it all the same (ADR 17).
            return;
        }
        LocalDate today = policy.deadlines().day(at);
        List<Hold> holds = new ArrayList<>(before.holds().values());
        world.registry.all().stream()
                .filter(placed -> identifiers.contains(placed.identifier()) && placed.stoodAt(at))
                .map(Registry.Placed::hold)
                .forEach(holds::add);
        for (Item item : items) {
            for (Hold hold : holds) {
                Violation.unless(
                        !(hold.isInForce(today) && hold.covers(item.system(), item.category(), item.recordDate())),
                        "nothing under an active hold is commanded away",
                        () -> "%s was sent for %s, which %s holds".formatted(commandId, item, hold.id()));
            }
            new Assessment(policy).keeper(item, Action.ERASE, holds, today).ifPresent(keep -> {
                throw new Violation(
                        "nothing that the law keeps is commanded away",
                        "%s was sent for %s, which %s keeps".formatted(commandId, item, keep.source()));
            });
        }
    }

    /** Whether the person gets what was asked, now or on the day when the law lets go of it. */
    static boolean grants(@Nullable Ending ending) {
        return ending == null
                || ending.stage() == Stage.FULFILLED
                || ending.stage() == Stage.PARTLY_FULFILLED
                || "KEPT_BY_LAW".equals(ending.ground());
    }
}
