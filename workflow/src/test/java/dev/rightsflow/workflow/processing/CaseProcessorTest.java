package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.history.Fact;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Failure;
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
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseProcessorTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Policy POLICY = ShippedPolicy.policy();
    private static final Vault VAULT = new Vault(Base64.getEncoder().encodeToString(new byte[32]));

    private final InMemoryCases cases = new InMemoryCases();
    private final List<String> published = new ArrayList<>();
    private long offset;
    private Instant now = NOW;
    private static final String TELEPHONE = "hash of a telephone";
    private static final Received.Enclosure LOCATED = new Received.Enclosure.Located(Set.of(TELEPHONE));

    private final List<Hold> registered = new ArrayList<>();
    private final List<Hold> underTelephone = new ArrayList<>();
    private boolean readable = true;
    private CaseProcessor processor = processor(cases);

    @Test
    void erasesWhatMayGoAndKeepsTheInvoiceThatBookkeepingLawKeeps() {
        submit(Right.ERASURE, "former-customer");
        assertThat(stage()).isEqualTo(Stage.AWAITING_IDENTITY);

        process(new Input.IdentityLinkFollowed("hash"));
        assertThat(stage()).isEqualTo(Stage.LOCATING);

        Item contact = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
        Item fresh = new Item("invoicing", "invoice", LocalDate.parse("2025-12-31"), 2);
        Item old = new Item("invoicing", "invoice", LocalDate.parse("2015-12-31"), 3);
        locateAll(Map.of("crm", List.of(contact), "invoicing", List.of(fresh, old)));
        assertThat(stage()).isEqualTo(Stage.FULFILLING);
        assertThat(tasks(Action.RESTRICT))
                .extracting(Task::system, Task::items)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("invoicing", List.of(fresh)));
        assertThat(tasks(Action.ERASE))
                .extracting(Task::system, Task::items)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("crm", List.of(contact)),
                        org.assertj.core.groups.Tuple.tuple("invoicing", List.of(old)));
        assertThat(current().kept()).singleElement().satisfies(keep -> {
            assertThat(keep.item()).isEqualTo(fresh);
            assertThat(keep.until()).isEqualTo(LocalDate.parse("2032-12-31"));
        });

        finishAll(Action.RESTRICT, Outcome.RESTRICTED);
        finishAll(Action.ERASE, Outcome.ERASED);
        assertThat(current().letters()).hasSize(3);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        assertThat(stage()).isEqualTo(Stage.CLOSING);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        assertThat(stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        assertThat(current().waitingFor()).isEmpty();
        assertThat(current().timers()).containsKeys("DEFERRED_ERASURE", "CASE_RETENTION");

        now = Instant.parse("2032-12-31T23:00:00Z");
        process(new Input.TimerFired("DEFERRED_ERASURE", now));
        assertThat(stage()).isEqualTo(Stage.PARTLY_FULFILLED);
        assertThat(tasks(Action.ERASE)).last().satisfies(task -> {
            assertThat(task.items()).containsExactly(fresh);
            assertThat(task.isOpen()).isTrue();
        });
        finishAll(Action.ERASE, Outcome.ERASED);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        assertThat(current().kept()).isEmpty();
        assertThat(current().waitingFor()).isEmpty();
        assertThat(published).contains("DeferredErasureStarted", "DeferredErasureEnded");
    }

    @Test
    void aHoldPlacedWhileCommandsAreInFlightStopsWhatHasNotHappenedYet() {
        submit(Right.ERASURE, "former-customer");
        process(new Input.IdentityLinkFollowed("hash"));
        Item contact = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
        locateAll(Map.of("crm", List.of(contact)));
        process(new Input.HoldPlaced("anna", hold("H1")));

        assertThat(tasks(Action.CANCEL))
                .singleElement()
                .extracting(Task::cancels)
                .isEqualTo(CASE + ":crm:ERASE:1");
        process(new Input.Reported("crm", CASE + ":crm:ERASE:1", new Input.Report.Cancelled()));
        assertThat(current().kept())
                .singleElement()
                .satisfies(keep -> assertThat(keep.source()).isEqualTo("H1"));
        finishAll(Action.RESTRICT, Outcome.RESTRICTED);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        assertThat(stage()).isEqualTo(Stage.REFUSED);

        process(new Input.HoldReleased("anna", "H1"));
        assertThat(tasks(Action.ERASE))
                .last()
                .satisfies(task -> assertThat(task.isOpen()).isTrue());
    }

    @Test
    void aHoldRegisteredWhileThePlanWaitedForApprovalKeepsItsItems() {
        submit(Right.CONSENT_WITHDRAWAL, "customer");
        Item subscription = new Item("newsletter", "subscription", null, 1);
        locateAll(Map.of("newsletter", List.of(subscription)));
        assertThat(stage()).isEqualTo(Stage.AWAITING_APPROVAL);

        registered.add(hold("H1"));
        process(new Input.PlanApproved("anna"));

        assertThat(tasks(Action.ERASE)).isEmpty();
        assertThat(current().kept())
                .singleElement()
                .satisfies(keep -> assertThat(keep.source()).isEqualTo("H1"));
    }

    /** The last system to answer knows a telephone that nobody named, and a hold was placed under it before anybody asked. */
    @Test
    void aHoldUnderWhatOnlyASystemKnowsKeepsWhatIsPlannedWithItsVeryAnswer() {
        underTelephone.add(hold("H1"));
        submit(Right.ERASURE, "former-customer");
        process(new Input.IdentityLinkFollowed("hash"));
        Item contact = new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1);
        List<Task> asked = tasks(Action.LOCATE);
        asked.stream().filter(task -> !task.system().equals("crm")).forEach(task -> answer(task, List.of(), null));

        answer(
                asked.stream()
                        .filter(task -> task.system().equals("crm"))
                        .findFirst()
                        .orElseThrow(),
                List.of(contact),
                LOCATED);

        assertThat(tasks(Action.ERASE)).isEmpty();
        assertThat(current().kept())
                .singleElement()
                .satisfies(keep -> assertThat(keep.source()).isEqualTo("H1"));
        assertThat(cases.get(CASE).confidential()).satisfies(confidential -> {
            assertThat(confidential.identifierHashes()).isEmpty();
            assertThat(confidential.heldBy()).containsExactly(TELEPHONE);
        });
    }

    /** Staff had settled what it was asked, and the plan is being carried out. */
    @Test
    void aSystemThatAnswersLateTakesBackWhatAHoldUnderItsIdentifiersKeeps() {
        underTelephone.add(hold("H1"));
        submit(Right.ERASURE, "former-customer");
        process(new Input.IdentityLinkFollowed("hash"));
        Task late = tasks(Action.LOCATE).stream()
                .filter(task -> task.system().equals("crm"))
                .findFirst()
                .orElseThrow();
        process(new Input.Reported(
                "crm", late.commandId(), new Input.Report.Failed(new Failure("SYSTEM_REFUSED", "refuses", false))));
        process(new Input.TaskSettled("anna", late.commandId(), List.of(), List.of(), null));
        Item old = new Item("invoicing", "invoice", LocalDate.parse("2015-12-31"), 3);
        tasks(Action.LOCATE).stream()
                .filter(Task::isOpen)
                .forEach(task -> answer(task, task.system().equals("invoicing") ? List.of(old) : List.of(), null));
        assertThat(tasks(Action.ERASE)).extracting(Task::items).containsExactly(List.of(old));

        answer(late, List.of(new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1)), LOCATED);

        assertThat(current().holds()).containsKey("H1");
        assertThat(tasks(Action.CANCEL)).extracting(Task::cancels).containsExactly(CASE + ":invoicing:ERASE:1");
    }

    @Test
    void takesIdentifiersOnlyOfWhatWasAskedFor() {
        submit(Right.ERASURE, "former-customer");
        process(new Input.IdentityLinkFollowed("hash"));
        locateAll(Map.of("crm", List.of(new Item("crm", "contact", LocalDate.parse("2024-05-01"), 1))));

        answer(tasks(Action.LOCATE).getFirst(), List.of(), LOCATED);

        assertThat(published).contains("InputRefused");
        assertThat(cases.get(CASE).confidential().heldBy()).isEmpty();
    }

    @Test
    void keepsNothingOfAPersonWhomTheCaseHasForgotten() {
        assertThat(Confidential.DESTROYED.withLocated(Set.of(TELEPHONE))).isSameAs(Confidential.DESTROYED);
    }

    private void answer(Task task, List<Item> found, Received.@Nullable Enclosure enclosure) {
        run(
                List.of(new Received(
                        position(),
                        CASE,
                        new Input.Reported(task.system(), task.commandId(), new Input.Report.Done(found, List.of())),
                        enclosure)),
                offset);
    }

    @Test
    void nothingIsDecidedNorSetAsideWhileHoldsCannotBeRead() {
        submit(Right.CONSENT_WITHDRAWAL, "customer");
        locateAll(Map.of("newsletter", List.of(new Item("newsletter", "subscription", null, 1))));
        readable = false;

        assertThatThrownBy(() -> process(new Input.PlanApproved("anna")))
                .hasMessageContaining("the batch is tried again");

        assertThat(stage()).isEqualTo(Stage.AWAITING_APPROVAL);
    }

    private static Hold hold(String id) {
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

    @Test
    void aRedeliveredRecordChangesNothingAndPublishesTheSameAgain() {
        submit(Right.ERASURE, "former-customer");
        Received confirmed = received(new Input.IdentityLinkFollowed("hash"));
        List<Output> first = run(List.of(confirmed), confirmed.position().offset());
        StoredCase afterFirst = cases.get(CASE);

        processor = processor(cases);
        List<Output> again = run(List.of(confirmed), confirmed.position().offset());

        assertThat(cases.get(CASE)).isSameAs(afterFirst);
        assertThat(again)
                .extracting(Output::topic)
                .isEqualTo(first.stream().map(Output::topic).toList());
        for (int i = 0; i < first.size(); i++) {
            assertThat(again.get(i).value()).isEqualTo(first.get(i).value());
        }
    }

    /** After a crash the topics are read from where they were committed, and any of them first. */
    @Test
    void publishesWhatCameFirstFirstThoughItsRecordComesAgainLater() {
        submit(Right.ERASURE, "former-customer");
        Received confirmed = received(new Input.IdentityLinkFollowed("hash"));
        long notCommitted = confirmed.position().offset();
        List<Output> first = run(List.of(confirmed), notCommitted);
        List<Output> withoutStatus = first.subList(0, first.size() - 1);

        processor = processor(cases);
        Received ofAnotherTopic = new Received(new Position("others", 0, 0), CASE, new Input.Withdrawn(), null);
        List<Output> afterACrash = run(List.of(ofAnotherTopic), notCommitted);

        assertThat(afterACrash).startsWith(withoutStatus.toArray(Output[]::new)).hasSizeGreaterThan(first.size());
        assertThat(run(List.of(confirmed), notCommitted)).startsWith(withoutStatus.toArray(Output[]::new));
    }

    @Test
    void setsARecordAsideAgainThoughALaterOneOfItsPartitionWasApplied() {
        Received early = received(new Input.Withdrawn());
        List<Received> batch = List.of(early, submitted(CASE, Right.ERASURE, "former-customer"));

        List<Processed.Refused> first =
                processor.process(batch, Map.of("inputs-0", 0L), now).refused();
        List<Processed.Refused> afterACrash =
                processor(cases).process(batch, Map.of("inputs-0", 0L), now).refused();

        assertThat(first).extracting(Processed.Refused::position).containsExactly(early.position());
        assertThat(afterACrash).isEqualTo(first);
    }

    @Test
    void forgetsOutputsOnceTheirRecordIsCommitted() {
        submit(Right.ERASURE, "former-customer");
        assertThat(cases.get(CASE).pending()).isNotEmpty();
        long committedUpTo = offset;
        Received next = received(new Input.Withdrawn());
        run(List.of(next), committedUpTo);

        assertThat(cases.get(CASE).pending())
                .allSatisfy(pending -> assertThat(pending.cause()).isEqualTo(next.position()));
    }

    @Test
    void takesTwoRoundTripsForABatch() {
        List<Received> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(submitted("CASE-" + i, Right.ACCESS, "customer"));
        }
        run(batch, 0);

        assertThat(cases.roundTrips()).isEqualTo(2);
        assertThat(cases.all()).hasSize(50);
    }

    @Test
    void aZombieIsFencedByTheVersion() {
        submit(Right.ERASURE, "former-customer");
        InMemoryCases stale = new InMemoryCases();
        stale.save(List.of(new Cases.Change(null, cases.get(CASE), 0)));
        Cases zombie = new Cases() {
            @Override
            public Map<String, StoredCase> find(java.util.Collection<String> ids) {
                return stale.find(ids);
            }

            @Override
            public void save(List<Change> changes) {
                cases.save(changes);
            }
        };
        process(new Input.Withdrawn());
        processor = processor(zombie);

        assertThatThrownBy(() -> process(new Input.IdentityLinkFollowed("hash")))
                .isInstanceOf(Cases.FencedException.class);
    }

    @Test
    void recordsARefusalInTheHistoryAndChangesNothingElse() {
        submit(Right.ERASURE, "former-customer");
        Case before = current();
        process(new Input.IdentityLinkFollowed("another hash"));

        assertThat(stage()).isEqualTo(before.stage());
        assertThat(current().sequence()).isEqualTo(before.sequence() + 1);
        assertThat(published).last().asString().startsWith("status");
        assertThat(published).anyMatch(line -> line.startsWith("InputRefused"));
    }

    @Test
    void neverConfirmedEndsWithANotice() {
        submit(Right.ERASURE, "former-customer");
        Instant expiry = current().timers().get("IDENTITY_EXPIRY");
        process(new Input.TimerFired("IDENTITY_EXPIRY", java.util.Objects.requireNonNull(expiry)));
        assertThat(stage()).isEqualTo(Stage.CLOSING);
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);

        assertThat(stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void aClosedCaseForgetsThePersonAtTheEndOfItsRetentionAndKeepsOnlyFigures() {
        submit(Right.ERASURE, "former-customer");
        process(new Input.Withdrawn());
        finishAll(Action.NOTIFY, Outcome.NOTIFIED);
        assertThat(stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(cases.get(CASE).confidential().isDestroyed()).isFalse();

        now = java.util.Objects.requireNonNull(current().timers().get("CASE_RETENTION"));
        assertThat(now).isAfter(Instant.parse("2031-11-20T00:00:00Z"));
        process(new Input.TimerFired("CASE_RETENTION", now));

        assertThat(cases.get(CASE).confidential()).satisfies(confidential -> {
            assertThat(confidential.isDestroyed()).isTrue();
            assertThat(confidential.subject()).isEmpty();
            assertThat(confidential.identifierHashes()).isEmpty();
            assertThat(confidential.reasons()).isEmpty();
        });
        assertThat(current().facts().right()).isEqualTo(Right.ERASURE);
        assertThat(stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(current().tasks()).isEmpty();
        assertThat(current().plan()).isEmpty();
        assertThat(current().holds()).isEmpty();
        assertThat(current().timers()).isEmpty();
        assertThat(published).contains("PersonalDataErased");
    }

    private void submit(Right right, String subjectType) {
        run(List.of(submitted(CASE, right, subjectType)), offset);
    }

    private Received submitted(String caseId, Right right, String subjectType) {
        byte[] key = VAULT.newDataKey(caseId);
        return new Received(
                position(),
                caseId,
                new Input.Submitted(right, subjectType, "sv", "FORM", NOW, true, Set.of(), "hash"),
                new Received.Enclosure.OfNewCase(Confidential.ofNewCase(key, new byte[] {1}, Set.of())));
    }

    private void locateAll(Map<String, List<Item>> found) {
        for (Task task : tasks(Action.LOCATE)) {
            process(new Input.Reported(
                    task.system(),
                    task.commandId(),
                    new Input.Report.Done(found.getOrDefault(task.system(), List.of()), List.of())));
        }
    }

    private void finishAll(Action action, Outcome outcome) {
        for (Task task : tasks(action).stream().filter(Task::isOpen).toList()) {
            process(new Input.Reported(
                    task.system(),
                    task.commandId(),
                    new Input.Report.Done(
                            List.of(),
                            task.items().stream()
                                    .map(item -> new ItemOutcome(item, outcome, null))
                                    .toList())));
        }
    }

    private void process(Input input) {
        run(List.of(received(input)), offset);
    }

    private List<Output> run(List<Received> batch, long committed) {
        Processed processed = processor.process(batch, Map.of("inputs-0", committed), now);
        assertThat(processed.refused()).isEmpty();
        List<Output> outputs = processed.outputs();
        outputs.forEach(output -> published.add(output.topic()));
        return outputs;
    }

    private Received received(Input input) {
        return new Received(position(), CASE, input, null);
    }

    private Position position() {
        return new Position("inputs", 0, offset++);
    }

    private List<Task> tasks(Action action) {
        return current().tasksTo(action).toList();
    }

    private Case current() {
        return cases.get(CASE).state();
    }

    private Stage stage() {
        return current().stage();
    }

    private CaseProcessor processor(Cases cases) {
        CaseDecider decider = new CaseDecider(
                Policies.only(POLICY),
                new SpringLifecycle(),
                new Patience(3, Duration.ofSeconds(10), Duration.ofMinutes(1)));
        Composer composer = new Composer() {
            @Override
            public Output history(Link link) {
                return new Output("history", link.caseId(), link.hash());
            }

            @Override
            public Optional<Output> command(CaseEvent event, Case after, Confidential confidential) {
                Fact fact = new FactJson().write(event);
                return Optional.of(
                        new Output(fact.type(), after.id(), fact.json().getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public Output status(StoredCase current) {
                return new Output(
                        "status",
                        current.state().id(),
                        Long.toString(current.version()).getBytes(StandardCharsets.UTF_8));
            }
        };
        return new CaseProcessor(cases, decider, new HashChain(new FactJson()), composer, this::covering, VAULT);
    }

    private List<Hold> covering(Set<String> hashes) {
        if (!readable) {
            throw new IllegalStateException("Expected the store to answer, but it does not");
        }
        List<Hold> covering = new ArrayList<>(registered);
        covering.addAll(hashes.contains(TELEPHONE) ? underTelephone : List.of());
        return covering;
    }
}
