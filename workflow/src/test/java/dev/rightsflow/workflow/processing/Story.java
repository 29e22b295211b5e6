package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Patience;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.machine.SpringLifecycle;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.timers.TimerQueue;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case on its road through the real processor and the real timers, on a clock that the story moves. */
final class Story {

    static final String CASE = "7K3M-9QXD-2B4T";
    private static final int PARTITION = 0;
    private static final Policy POLICY = ShippedPolicy.policy();
    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));
    private static final SpringLifecycle LIFECYCLE = new SpringLifecycle();

    /** Of the registry, which a case may not have heard of. */
    final List<Hold> registered = new ArrayList<>();

    private final InMemoryCases cases = new InMemoryCases();
    private TimerQueue timers = new TimerQueue();
    private final List<CaseEvent> events = new ArrayList<>();
    private final CaseProcessor processor = new CaseProcessor(
            cases,
            new CaseDecider(
                    Policies.only(POLICY), LIFECYCLE, new Patience(3, Duration.ofMinutes(10), Duration.ofDays(1))),
            new HashChain(new FactJson()),
            new Composer() {
                @Override
                public Output history(Link link) {
                    return new Output("events", link.caseId(), new byte[0]);
                }

                @Override
                public Optional<Output> command(CaseEvent event, Case after, Confidential confidential) {
                    events.add(event);
                    return Optional.empty();
                }

                @Override
                public Output status(StoredCase current) {
                    return new Output("status", current.state().id(), new byte[0]);
                }
            },
            hashes -> List.copyOf(registered),
            VAULT);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private long offset;

    private Story() {}

    static Story of(Right right) {
        Story story = new Story();
        story.process(
                new Input.Submitted(right, "former-customer", "sv", "FORM", story.now, true, Set.of(), "hash"),
                new Received.Enclosure.OfNewCase(
                        Confidential.ofNewCase(VAULT.newDataKey(CASE), new byte[] {1}, Set.of())));
        return story;
    }

    /** An erasure whose person has followed the link. */
    static Story ofErasure() {
        return of(Right.ERASURE).hears(new Input.IdentityLinkFollowed("hash"));
    }

    static Hold hold(String id) {
        return new Hold(
                id,
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                null,
                null,
                LocalDate.parse("2027-06-01"),
                true);
    }

    Story hears(Input input) {
        process(input, null);
        return this;
    }

    /** Everything that the registry knows is also told to the case. */
    Story placesHold(String id) {
        registered.add(hold(id));
        return hears(new Input.HoldPlaced("anna", hold(id)));
    }

    Story releasesHold(String id) {
        registered.removeIf(hold -> hold.id().equals(id));
        return hears(new Input.HoldReleased("anna", id));
    }

    /** Every system answers where it is asked what it holds; those that are not named hold nothing. */
    Story located(Item... found) {
        open(Action.LOCATE).forEach(task -> report(task, new Input.Report.Done(of(task, found), List.of())));
        return this;
    }

    /** Every system does what it is told. */
    Story did(Action action, Outcome outcome) {
        open(action).forEach(task -> did(task, outcome));
        return this;
    }

    void did(Task task, Outcome outcome) {
        report(
                task,
                new Input.Report.Done(
                        List.of(),
                        task.items().stream()
                                .map(item -> new ItemOutcome(item, outcome, null))
                                .toList()));
    }

    Story answered() {
        while (!open(Action.NOTIFY).isEmpty()) {
            did(Action.NOTIFY, Outcome.NOTIFIED);
        }
        return this;
    }

    /** Every recipient confirms the letters that it has. */
    Story acknowledged() {
        List<Task> letters =
                current().letters().filter(Task::awaitsAcknowledgement).toList();
        letters.forEach(letter -> hears(new Input.AcknowledgedByRecipient("anna", letter.commandId())));
        return this;
    }

    void report(Task task, Input.Report report) {
        hears(new Input.Reported(task.system(), task.commandId(), report));
    }

    /** The instance dies and starts again: of its timers it knows what the store holds. */
    Story restarted() {
        timers = new TimerQueue();
        timers.update(PARTITION, current());
        return this;
    }

    /**
     * Time passes; every timer that becomes due meanwhile fires, is published twice, and has its effect once. Before each the
     * instance is restarted, and knows of the same ones.
     */
    Story passUntil(Instant then) {
        for (Optional<Instant> next = nextTimer();
                next.isPresent() && !next.get().isAfter(then);
                next = nextTimer()) {
            now = next.get().isAfter(now) ? next.get() : now;
            List<TimerQueue.Due> known = timers.due(now, 100);
            List<TimerQueue.Due> takenUp = restarted().timers.due(now, 100);
            assertThat(takenUp).as("after a restart").isEqualTo(known);
            for (TimerQueue.Due due : takenUp) {
                boolean wasSet = due.dueAt().equals(current().timers().get(due.timerId()));
                hears(new Input.TimerFired(due.timerId(), due.dueAt()));
                assertThat(wasSet && lastWasRefused())
                        .as("%s was set and is refused", due)
                        .isFalse();
                hears(new Input.TimerFired(due.timerId(), due.dueAt()));
                assertThat(lastWasRefused()).as("%s a second time", due).isTrue();
            }
        }
        now = then;
        return this;
    }

    Story pass(Duration time) {
        return passUntil(now.plus(time));
    }

    private Optional<Instant> nextTimer() {
        return current().timers().values().stream().min(Instant::compareTo);
    }

    boolean lastWasRefused() {
        return events.getLast() instanceof CaseEvent.InputRefused;
    }

    Instant timer(String id) {
        return Objects.requireNonNull(current().timers().get(id), () -> id + " is not set");
    }

    Case current() {
        return cases.get(CASE).state();
    }

    Stage stage() {
        return current().stage();
    }

    List<Task> open(Action action) {
        return current().tasksTo(action).filter(Task::isOpen).toList();
    }

    Task newest(Action action) {
        return current().tasksTo(action).reduce((older, newer) -> newer).orElseThrow();
    }

    long count(Class<? extends CaseEvent> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    private static List<Item> of(Task task, Item... items) {
        return List.of(items).stream()
                .filter(item -> item.system().equals(task.system()))
                .toList();
    }

    private void process(Input input, Received.@Nullable Enclosure enclosure) {
        Received received = new Received(new Position("inputs", PARTITION, offset++), CASE, input, enclosure);
        Processed processed = processor.process(
                List.of(received), Map.of("inputs-0", received.position().offset()), now);
        assertThat(processed.refused()).isEmpty();
        processed.touched().forEach(touched -> timers.update(touched.partition(), touched.current()));
    }
}
