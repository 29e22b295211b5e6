package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One exercised right of one person, as its events made it. Holds no personal data.
 *
 * @param id the reference that the person was given
 * @param sequence how many events made it; grows by one with each
 * @param tasks by command id, oldest first
 * @param plan the disposition of each item that was found
 * @param planAccepted whether staff approved the plan
 * @param holds that cover the person, by id
 * @param timers that are set, by id
 * @param ending how it ends, once that is decided
 * @param deferred the items of a deferred erasure that is under way, after the case has closed
 * @param fourEyes what takes a second person
 * @param policyVersion of the policy that it is decided under: at first the one in force when the request came in
 * @param restored the newest backup that each system was restored from, if any was
 */
public record Case(
        String id,
        long sequence,
        Stage stage,
        Facts facts,
        CaseClock clock,
        Identity identity,
        Map<String, Task> tasks,
        List<Disposition> plan,
        boolean planAccepted,
        Map<String, Hold> holds,
        Map<String, Instant> timers,
        @Nullable Ending ending,
        List<Item> deferred,
        FourEyes fourEyes,
        String policyVersion,
        Map<String, Restored.Backup> restored) {

    /**
     * What never changes after the request came in.
     *
     * @param identifiers types of the further identifiers that were given, by which systems that know no names find a person; null in
     *     a case from before that was noted: then every system is asked
     */
    public record Facts(
            Right right,
            String subjectType,
            String language,
            String channel,
            Instant receivedAt,
            boolean reachableByEmail,
            @Nullable Set<String> identifiers) {}

    public Case {
        tasks = Collections.unmodifiableMap(tasks);
        plan = List.copyOf(plan);
        deferred = List.copyOf(deferred);
        holds = Collections.unmodifiableMap(holds);
        timers = Collections.unmodifiableMap(timers);
        // A case that was stored before there was such a thing has none.
        restored = restored == null ? Map.of() : Collections.unmodifiableMap(restored);
    }

    /** The case that its first event opens. */
    public static Case opened(CaseEvent.RequestReceived first) {
        return new Case(
                first.caseId(),
                1,
                Stage.RECEIVED,
                new Facts(
                        first.right(),
                        first.subjectType(),
                        first.language(),
                        first.channel(),
                        first.receivedAt(),
                        first.reachableByEmail(),
                        first.identifiers()),
                CaseClock.started(first.due()),
                Identity.required(first.verification()),
                Map.of(),
                List.of(),
                false,
                Map.of(),
                Map.of(),
                null,
                List.of(),
                FourEyes.NOTHING_DONE,
                first.policyVersion(),
                Map.of());
    }

    /** A case as its history made it. */
    public static Case replay(List<CaseEvent> history) {
        if (history.isEmpty() || !(history.getFirst() instanceof CaseEvent.RequestReceived first)) {
            throw new IllegalArgumentException("Expected a history to start with RequestReceived, but it does not");
        }
        Case replayed = opened(first);
        for (CaseEvent event : history.subList(1, history.size())) {
            replayed = replayed.apply(event);
        }
        return replayed;
    }

    public Case apply(CaseEvent event) {
        Draft next = new Draft(this);
        switch (event) {
            case CaseEvent.RequestReceived e ->
                throw new IllegalStateException("Expected case " + id + " to be opened once, but got " + e);
            case CaseEvent.PolicyTakenUp e -> next.policyVersion = e.version();
            case CaseEvent.Moved e -> {
                next.stage = e.to();
                if (e.to() == Stage.AWAITING_FEE) {
                    next.fourEyes = fourEyes.withoutFee();
                }
            }
            case CaseEvent.IdentityRequested e -> next.identity = identity.requested(e.secretHash(), e.expiresAt());
            case CaseEvent.IdentityConfirmed e -> next.identity = identity.confirmed(e.method(), e.level(), e.at());
            case CaseEvent.ClockSuspended e -> next.clock = clock.suspended(e.at());
            case CaseEvent.ClockResumed e -> next.clock = clock.resumed(e.at(), e.dueSuspended());
            case CaseEvent.DeadlineExtended e -> next.clock = clock.extended(e.dueStrict(), e.dueSuspended());
            case CaseEvent.DeadlinePassed ignored -> next.clock = clock.passed();
            case CaseEvent.TimersChanged e -> {
                next.timers = new LinkedHashMap<>(timers);
                next.timers.keySet().removeAll(e.cleared());
                next.timers.putAll(e.set());
            }
            case CaseEvent.CommandIssued e -> next.take(commanded(e));
            case CaseEvent.CommandRepeated e -> next.take(task(e.commandId()).repeated(e.answerBy()));
            case CaseEvent.TaskStarted e -> next.take(task(e.commandId()).inState(Task.State.STARTED));
            case CaseEvent.TaskDone e ->
                next.take(task(e.commandId()).answered(Task.State.DONE, e.found(), e.outcomes(), e.at()));
            case CaseEvent.TaskSettled e ->
                next.take(task(e.commandId()).settled(e.found(), e.outcomes(), e.certificate(), e.at()));
            case CaseEvent.TaskFailed e -> next.take(task(e.commandId()).failed(Task.State.RETRYING, e.failure()));
            case CaseEvent.TaskParked e -> next.take(task(e.commandId()).failed(Task.State.PARKED, e.failure()));
            case CaseEvent.RecipientAcknowledged e ->
                next.take(task(e.commandId()).acknowledged(e.by(), e.at()));
            case CaseEvent.TaskCancelled e -> next.take(task(e.commandId()).inState(Task.State.CANCELLED));
            case CaseEvent.Planned e -> next.plan = replan(e.dispositions());
            case CaseEvent.ItemsJudged e -> {
                next.plan = replan(e.dispositions());
                next.fourEyes = judged(e);
            }
            case CaseEvent.PlanAccepted ignored -> next.planAccepted = true;
            case CaseEvent.PlanRejected ignored -> {
                next.plan = List.of();
                next.planAccepted = false;
                next.fourEyes = fourEyes.anotherPlan();
            }
            case CaseEvent.RefusalProposed e ->
                next.fourEyes = fourEyes.proposed(new FourEyes.ProposedRefusal(e.by(), e.ground(), e.statement()));
            case CaseEvent.RefusalDropped ignored -> next.fourEyes = fourEyes.withoutRefusal();
            case CaseEvent.FeeProposed e ->
                next.fourEyes = fourEyes.proposed(new FourEyes.ProposedFee(e.by(), e.statement()));
            case CaseEvent.FeeDropped ignored -> next.fourEyes = fourEyes.withoutFee();
            case CaseEvent.HoldTakenUp e -> next.holds = put(holds, e.hold().id(), e.hold());
            case CaseEvent.HoldLifted e -> next.holds = remove(holds, e.holdId());
            case CaseEvent.EndingDecided e -> {
                next.ending = e.ending();
                next.fourEyes = fourEyes.withoutRefusal().withoutFee();
            }
            case CaseEvent.DeferredErasureStarted e -> next.deferred = e.items();
            case CaseEvent.DeferredErasureEnded ignored -> next.deferred = List.of();
            case CaseEvent.SystemRestored e ->
                next.restored = put(restored, e.system(), new Restored.Backup(e.since(), e.at()));
            case CaseEvent.HoldReviewDue ignored -> {}
            case CaseEvent.StaffReminded ignored -> {}
            case CaseEvent.PersonalDataErased ignored -> next.forget();
            case CaseEvent.InputRefused ignored -> {}
        }
        return next.done();
    }

    /** Whether the person gets what was asked: now, or on the day when the law lets go of it. */
    public boolean isGranted() {
        return ending != null
                && (ending.stage() == Stage.FULFILLED
                        || ending.stage() == Stage.PARTLY_FULFILLED
                        || Ending.KEPT_BY_LAW.equals(ending.ground()));
    }

    public boolean isClosed() {
        return stage.isEnding();
    }

    /** Its own retention is over: nobody can be written to, and no system can be told about the person any more. */
    public boolean isForgotten() {
        return isClosed() && !timers.containsKey(DeferredErasure.CASE_RETENTION);
    }

    public Optional<Task> findTask(String commandId) {
        return Optional.ofNullable(tasks.get(commandId));
    }

    public Stream<Task> tasksTo(Action action) {
        return tasks.values().stream().filter(task -> task.action() == action);
    }

    /** Tasks that change something in a system, or hand its data out: what the person is told of. */
    public Stream<Task> effects() {
        return tasks.values().stream().filter(Task::isEffect).filter(task -> !task.isReplay());
    }

    /** Effects that are done again: a system has lost them with a restored backup, or a person has destroyed paper and its index follows. */
    public Stream<Task> replays() {
        return tasks.values().stream().filter(Task::isReplay);
    }

    /** What recipients of the data were told (Art 19): the ledger. */
    public Stream<Task> letters() {
        return tasks.values().stream().filter(task -> task.letter() != null);
    }

    /** Recipients that have been told, or could not be, and have not confirmed; one whose letter is on its way is not among them. */
    public List<String> unconfirmedRecipients() {
        return letters()
                .filter(Task::isUnconfirmed)
                .filter(letter -> letter.isAnswered() || letter.state() == Task.State.PARKED)
                .flatMap(letter -> Stream.ofNullable(letter.letter()))
                .map(Letter::recipient)
                .distinct()
                .toList();
    }

    /** What is in storage only because of this case, was not told to be freed, and is still there. */
    public List<Item> restricted() {
        List<Item> freed = effects()
                .filter(task -> task.action() == Action.LIFT_RESTRICTION)
                .filter(task -> task.state() != Task.State.CANCELLED)
                .flatMap(task -> task.items().stream())
                .toList();
        return effects()
                .filter(task -> task.action() == Action.RESTRICT)
                .flatMap(task -> task.outcomes().stream()
                        .filter(outcome -> outcome.outcome() == Outcome.RESTRICTED)
                        .map(ItemOutcome::item)
                        .filter(item -> item.count() > 0 && !freed.contains(item) && !isErasedSince(task, item)))
                .distinct()
                .toList();
    }

    /** Whether the system has put these records in storage only, or a person has seen to it. */
    public boolean isRestricted(Item item) {
        return restricted().stream().anyMatch(item::isOfOneKindWith);
    }

    /** What was erased before it was restricted came back with a backup. */
    private boolean isErasedSince(Task restricted, Item item) {
        return tasksTo(Action.ERASE)
                .filter(task -> !task.issuedAt().isBefore(restricted.issuedAt()))
                .anyMatch(task -> {
                    List<Outcome> became = task.outcomes().stream()
                            .filter(outcome -> item.isOfOneKindWith(outcome.item()))
                            .map(ItemOutcome::outcome)
                            .toList();
                    return became.stream().anyMatch(Outcome::fulfils)
                            && became.stream().noneMatch(Outcome::isAdverse);
                });
    }

    /** What of the items is kept, and why. */
    public List<Disposition.Keep> kept() {
        return only(Disposition.Keep.class, plan.stream());
    }

    /** What policy refers to a person who has not decided yet; the case, or its deferred erasure, waits for that. */
    public List<Disposition.Refer> referred() {
        return only(Disposition.Refer.class, ahead());
    }

    /** What a person has decided not to do. */
    public List<Disposition.Decline> declined() {
        return only(Disposition.Decline.class, plan.stream());
    }

    private static <D extends Disposition> List<D> only(Class<D> kind, Stream<Disposition> dispositions) {
        return dispositions.filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What of the plan may still be acted on: all of it, until the case ends; then the items of a deferred erasure. */
    Stream<Disposition> ahead() {
        return plan.stream().filter(disposition -> ending == null || deferred.contains(disposition.item()));
    }

    /** What it waits for, as codes; empty only when it has ended and nothing is open. */
    public List<String> waitingFor() {
        return waitingFor(Set.of());
    }

    /** @param withheld ids of commands that their system could not be sent yet: so nobody else can be waited for on their account */
    public List<String> waitingFor(Set<String> withheld) {
        List<String> waits = new ArrayList<>();
        switch (stage) {
            // A case only rests here where another controller has to be given the request.
            case RECEIVED -> waits.add("STAFF:FORWARD");
            case AWAITING_IDENTITY -> {
                if (!facts.reachableByEmail()) {
                    waits.add("STAFF:IDENTITY");
                } else if (tasks.values().stream()
                        .noneMatch(task -> isLink(task) && withheld.contains(task.commandId()))) {
                    waits.add("SUBJECT:IDENTITY");
                }
            }
            case AWAITING_CLARIFICATION -> waits.add("SUBJECT:CLARIFICATION");
            case AWAITING_FEE -> waits.add("SUBJECT:FEE");
            case AWAITING_APPROVAL -> waits.add(referred().isEmpty() ? "STAFF:APPROVAL" : "STAFF:ITEMS");
            default -> {
                if (!referred().isEmpty()) {
                    waits.add("STAFF:ITEMS");
                }
            }
        }
        for (Task task : tasks.values()) {
            if (task.state() == Task.State.PARKED) {
                waits.add("STAFF:TASK:" + task.system());
            } else if (task.isOpen() && (!isLink(task) || withheld.contains(task.commandId()))) {
                waits.add("SYSTEM:" + task.system());
            }
        }
        if (fourEyes.refusal() != null || fourEyes.fee() != null) {
            // Whoever may read the status reads this: not before it is decided are they told what it is about.
            waits.add("STAFF:SECOND_PERSON");
        }
        if (clock.overdue() && !isClosed()) {
            waits.add("STAFF:OVERDUE");
        }
        return waits.stream().distinct().toList();
    }

    private static boolean isLink(Task task) {
        return task.notice() == NoticeKind.IDENTITY_REQUESTED;
    }

    // Guards of the state machine: what must be true before a stage may be entered.

    public boolean isIdentitySufficient() {
        return identity.isSufficient();
    }

    /** Whether a system was asked what it holds. */
    public boolean hasAsked(String system) {
        return tasksTo(Action.LOCATE).anyMatch(task -> task.system().equals(system));
    }

    /** Whether any system was. */
    public boolean hasSearched() {
        return tasksTo(Action.LOCATE).findAny().isPresent();
    }

    public boolean isEverythingLocated() {
        return tasksTo(Action.LOCATE).noneMatch(Task::isOpen);
    }

    public boolean isEveryEffectSettled() {
        return Stream.concat(effects(), replays()).noneMatch(Task::isOpen);
    }

    public boolean endsAs(Stage decided) {
        return ending != null && ending.stage() == decided;
    }

    /** Whether the newest notice of this kind still waits for staff: nobody is answered for their silence to one that was not sent. */
    public boolean isUnsent(NoticeKind kind) {
        return tasks.values().stream()
                .filter(task -> task.notice() == kind)
                .reduce((older, newer) -> newer)
                .filter(task -> task.state() == Task.State.PARKED)
                .isPresent();
    }

    /** The answer has reached the person, or staff have settled that it was given in another way. */
    public boolean isAnswered() {
        return ending != null
                && tasks.values().stream().anyMatch(task -> task.notice() == NoticeKind.ANSWER && task.isAnswered());
    }

    /** By which a person certified that the paper was destroyed of which this task makes the system forget the place. */
    public Optional<Certificate> certificateFor(Task task) {
        return Optional.ofNullable(task.repeats())
                .flatMap(this::findTask)
                .flatMap(destroyed -> Optional.ofNullable(destroyed.certificate()));
    }

    private Task task(String commandId) {
        return findTask(commandId)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected case " + id + " to have the task " + commandId + ", but it has " + tasks.keySet()));
    }

    private static Task commanded(CaseEvent.CommandIssued e) {
        return new Task(
                e.commandId(),
                e.system(),
                e.action(),
                e.round(),
                1,
                Task.State.COMMANDED,
                e.items(),
                e.notice(),
                e.cancels(),
                e.statement(),
                e.letter(),
                e.repeats(),
                e.issuedAt(),
                e.answerBy(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private FourEyes judged(CaseEvent.ItemsJudged e) {
        return e.judgements().stream().anyMatch(Judgement::opensWhatConcernsOthers)
                ? fourEyes.opened(e.by())
                : fourEyes;
    }

    private List<Disposition> replan(List<Disposition> fresh) {
        Collection<Item> replaced = fresh.stream().map(Disposition::item).toList();
        return Stream.concat(plan.stream().filter(old -> !replaced.contains(old.item())), fresh.stream())
                .toList();
    }

    private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
        return change(map, copy -> {
            copy.put(key, value);
            return copy;
        });
    }

    private static <V> Map<String, V> remove(Map<String, V> map, String key) {
        return change(map, copy -> {
            copy.remove(key);
            return copy;
        });
    }

    private static <V> Map<String, V> change(Map<String, V> map, UnaryOperator<Map<String, V>> change) {
        return change.apply(new LinkedHashMap<>(map));
    }

    /** The case after one more event, while it is being written. */
    private static final class Draft {

        private final Case before;
        private Stage stage;
        private CaseClock clock;
        private Identity identity;
        private Map<String, Task> tasks;
        private List<Disposition> plan;
        private boolean planAccepted;
        private Map<String, Hold> holds;
        private Map<String, Instant> timers;
        private @Nullable Ending ending;
        private List<Item> deferred;
        private FourEyes fourEyes;
        private String policyVersion;
        private Map<String, Restored.Backup> restored;

        private Draft(Case before) {
            this.before = before;
            this.stage = before.stage;
            this.clock = before.clock;
            this.identity = before.identity;
            this.tasks = before.tasks;
            this.plan = before.plan;
            this.planAccepted = before.planAccepted;
            this.holds = before.holds;
            this.timers = before.timers;
            this.ending = before.ending;
            this.deferred = before.deferred;
            this.fourEyes = before.fourEyes;
            this.policyVersion = before.policyVersion;
            this.restored = before.restored;
        }

        /** All that could still point to one person: what is left is what was asked, how, when, and how it ended. */
        private void forget() {
            identity = identity.forgotten();
            tasks = Map.of();
            plan = List.of();
            holds = Map.of();
            timers = Map.of();
            deferred = List.of();
            fourEyes = FourEyes.NOTHING_DONE;
            restored = Map.of();
        }

        private void take(Task task) {
            tasks = put(tasks, task.commandId(), task);
        }

        private Case done() {
            return new Case(
                    before.id,
                    before.sequence + 1,
                    stage,
                    before.facts,
                    clock,
                    identity,
                    tasks,
                    plan,
                    planAccepted,
                    holds,
                    timers,
                    ending,
                    deferred,
                    fourEyes,
                    policyVersion,
                    restored);
        }
    }
}
