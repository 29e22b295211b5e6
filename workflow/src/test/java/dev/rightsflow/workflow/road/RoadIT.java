package dev.rightsflow.workflow.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.CaseEvents;
import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import dev.rightsflow.workflow.WorkflowApplication;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.history.Seal;
import dev.rightsflow.workflow.history.SealedLink;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.operations.Operations;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import dev.rightsflow.workflow.processing.Cases;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.store.DeadLetterLog;
import dev.rightsflow.workflow.store.Histories;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The road of a request through the real workflow, on a real broker, registry and store. */
@OnTestbed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoadIT {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);

    private String[] settings;
    private ConfigurableApplicationContext workflow;
    private Neighbours neighbours;
    private String earlyCase;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(Testbed.shared().properties("road"));
        properties.put("spring.config.name", WorkflowApplication.CONFIG_NAME);
        properties.put("server.port", "0");
        properties.put("rightsflow.sealing-key", SealingKeys.generate().toPrivateBase64());
        properties.put("rightsflow.link-key", KEY);
        properties.put("rightsflow.master-key", KEY);
        properties.put("rightsflow.policy", ShippedPolicy.file());
        properties.put("rightsflow.topics.partitions", Integer.toString(PARTITIONS));
        settings = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        workflow = anInstance();
        KafkaProperties kafka = workflow.getBean(KafkaProperties.class);
        neighbours = new Neighbours(kafka.buildProducerProperties(), kafka.buildConsumerProperties(), new Links(KEY));
        neighbours.start();
        await().atMost(SOON).until(neighbours::isReady);
        earlyCase = neighbours.submit(Right.ACCESS, "customer", "Ebbe Frost", "ebbe@example.com");
        awaitStage(earlyCase, "AWAITING_IDENTITY");
        neighbours.announce();
    }

    private ConfigurableApplicationContext anInstance() {
        return new SpringApplicationBuilder(WorkflowApplication.class).run(settings);
    }

    @AfterAll
    void stop() throws InterruptedException {
        neighbours.close();
        workflow.close();
    }

    @Test
    void aFormerCustomerIsErasedExceptForTheInvoiceThatBookkeepingLawKeeps() {
        Item contact = new Item("contact", LocalDate.parse("2024-05-01"), 1L);
        Item freshInvoice = new Item("invoice", LocalDate.parse("2025-12-31"), 2L);
        Item oldInvoice = new Item("invoice", LocalDate.parse("2015-12-31"), 3L);
        neighbours.held.put("crm", List.of(contact));
        neighbours.held.put("invoicing", List.of(freshInvoice, oldInvoice));

        String caseId = neighbours.submit(Right.ERASURE, "former-customer", "Åsa Öberg", "asa@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");
        await().atMost(SOON)
                .until(() -> neighbours.mails.stream()
                        .anyMatch(mail -> mail.getText().contains(caseId)));
        assertThat(commandsFor(caseId)).extracting(Command::getAction).containsOnly(Action.NOTIFY);

        neighbours.confirmIdentity(caseId);
        CaseStatus closed = awaitStage(caseId, "PARTLY_FULFILLED");

        assertThat(commandsFor(caseId).stream().filter(command -> command.getAction() == Action.ERASE))
                .extracting(Command::getSystem, command -> List.copyOf(command.getItems()))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("crm", List.of(contact)),
                        org.assertj.core.groups.Tuple.tuple("invoicing", List.of(oldInvoice)));
        assertThat(closed.getKept()).singleElement().satisfies(kept -> {
            assertThat(kept.getItem()).isEqualTo(freshInvoice);
            assertThat(kept.getUntil()).isEqualTo(LocalDate.parse("2032-12-31"));
        });
        assertThat(neighbours.mails.getLast().getText()).contains("2032", "IMY");
    }

    @Test
    void aHoldUnderANumberThatOnlyASystemKnowsKeepsWhatItCoversWheneverItIsPlaced() {
        Item contact = new Item("contact", LocalDate.parse("2024-05-01"), 1L);
        neighbours.held.put("crm", List.of(contact));
        neighbours.held.remove("invoicing");
        neighbours.knownBy.put("crm", Map.of("phone", "070-174 06 58", "email", "vera@example.com"));
        Hold early = place("H-early", "phone", "+46701740658");

        String caseId = neighbours.submit(Right.ERASURE, "former-customer", "Vera Ek", "vera.ek@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");
        await().atMost(SOON)
                .until(() -> neighbours.mails.stream()
                        .anyMatch(mail -> mail.getText().contains(caseId)));
        neighbours.confirmIdentity(caseId);
        awaitStage(caseId, "REFUSED");
        neighbours.knownBy.clear();
        neighbours.held.clear();

        assertThat(erasures(caseId)).isEmpty();
        assertThat(stored(caseId).state().holds().values()).containsExactly(early);
        // It waits to be erased, so a hold that comes now stops that, too.
        Hold late = place("H-late", "email", "Vera@example.com");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(stored(caseId).state().holds().values()).containsExactlyInAnyOrder(early, late));

        assertThat(stored(caseId).confidential()).satisfies(confidential -> {
            assertThat(confidential.identifierHashes()).hasSize(1);
            assertThat(confidential.locatedHashes()).hasSize(2);
        });
    }

    private Hold place(String id, String type, String value) {
        Hold hold = new Hold(
                id,
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                null,
                null,
                LocalDate.parse("2099-06-01"),
                false);
        workflow.getBean(Holds.class)
                .place(HoldEntry.issued(
                        hold,
                        "T 1-26",
                        "Juristen",
                        new Covered.Persons(Set.of(workflow.getBean(Vault.class).identifierHash(type, value))),
                        Map.of(),
                        "anna",
                        Instant.now()));
        return hold;
    }

    private StoredCase stored(String caseId) {
        return workflow.getBean(MongoCases.class).find(List.of(caseId)).get(caseId);
    }

    @Test
    void aMailIsSentAsSoonAsTheSystemThatSendsItIsThere() {
        await().atMost(SOON)
                .until(() -> neighbours.mails.stream()
                        .anyMatch(mail -> mail.getText().contains(earlyCase)));
    }

    @Test
    void aWithdrawnRequestTouchesNothing() {
        String caseId = neighbours.submit(Right.ERASURE, "former-customer", "Bo Ek", "bo@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");
        neighbours.withdraw(caseId);
        awaitStage(caseId, "WITHDRAWN");

        assertThat(commandsFor(caseId)).extracting(Command::getAction).containsOnly(Action.NOTIFY);
    }

    @Test
    void nothingIsLostOrDoneTwiceWhilePartitionsMoveToAnotherInstanceAndBack() {
        neighbours.held.clear();
        neighbours.held.put("recruitment", List.of(new Item("application", LocalDate.parse("2014-05-01"), 1L)));
        Crowd crowd = new Crowd(neighbours);
        crowd.asksAnother(5);

        CompletableFuture<ConfigurableApplicationContext> joining = CompletableFuture.supplyAsync(this::anInstance);
        crowd.asksUntil(
                () -> joining.isDone() && partitions(joining.join()) > 0 && partitions(workflow) < 4 * PARTITIONS);
        crowd.asksAnother(10);
        CompletableFuture<Void> leaving =
                CompletableFuture.runAsync(() -> joining.join().close());
        crowd.asksUntil(() -> leaving.isDone() && partitions(workflow) == 4 * PARTITIONS);
        crowd.asksAnother(5);

        crowd.isServedOnceAndWhole("recruitment");
        neighbours.held.clear();
    }

    /** Of all four inputs. */
    private static int partitions(ConfigurableApplicationContext instance) {
        return Objects.requireNonNull(Objects.requireNonNull(instance.getBean(KafkaListenerEndpointRegistry.class)
                                .getListenerContainer("cases"))
                        .getAssignedPartitions())
                .size();
    }

    @Test
    void setsAsideWhatItCannotDecodeAndGoesOn() {
        neighbours.send(
                dev.rightsflow.schemas.topics.Topics.REQUESTS, "not-a-case", new Item("not a request", null, 0L));
        String caseId = neighbours.submit(Right.ACCESS, "customer", "Cecilia Dahl", "cecilia@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(neighbours.deadLetters)
                        .anySatisfy(record -> assertThat(record.key()).isEqualTo("not-a-case")));
    }

    @Test
    void aCaseRebuiltFromWhatWasPublishedEqualsTheStoredOneAndItsHistoryIsWhole() {
        String caseId = neighbours.submit(Right.ACCESS, "customer", "Disa Ek", "disa@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");
        neighbours.withdraw(caseId);
        CaseStatus closed = awaitStage(caseId, "WITHDRAWN");

        StoredCase stored = Objects.requireNonNull(
                workflow.getBean(MongoCases.class).find(List.of(caseId)).get(caseId));
        await().atMost(SOON)
                .until(() -> neighbours.events(caseId).stream()
                                .mapToLong(CaseEvents::getCount)
                                .sum()
                        >= closed.getVersion());
        Histories histories = workflow.getBean(Histories.class);
        List<SealedLink> links = await().atMost(SOON)
                .until(
                        () -> histories.of(caseId, closed.getVersion()),
                        read -> !read.isEmpty() && read.getLast().last() >= closed.getVersion());
        Seal seal = workflow.getBean(Vault.class).sealOf(caseId, stored.confidential());
        FactJson json = new FactJson();
        assertThat(Case.replay(links.stream()
                        .flatMap(link -> Link.open(link, seal).facts().stream())
                        .map(json::read)
                        .toList()))
                .isEqualTo(stored.state());
        assertThat(neighbours.events(caseId))
                .as("what is published, as text")
                .noneMatch(link -> StandardCharsets.ISO_8859_1
                        .decode(link.getContent().duplicate())
                        .toString()
                        .contains("RequestReceived"));

        assertThat(operate("verify-history", caseId)).isEqualTo(Operations.FINE);
        assertThat(said()).contains("every chain is whole");

        CaseEvents last = neighbours.events(caseId).getLast();
        neighbours.send(
                dev.rightsflow.schemas.topics.Topics.CASE_EVENTS,
                caseId,
                CaseEvents.newBuilder(last)
                        .setSequence(last.getSequence() + last.getCount())
                        .build());
        assertThat(operate("verify-history", caseId)).isEqualTo(Operations.FOUND_FAULTS);
        assertThat(said()).contains("Expected event %d of %s".formatted(last.getSequence() + last.getCount(), caseId));
        assertThat(operate("verify-history", "--all")).isEqualTo(Operations.FOUND_FAULTS);
        assertThat(operate("verify-history", "0000-0000-0000")).isEqualTo(Operations.NOT_DONE);
    }

    @Test
    void aDeadLetterIsPutBackByACommand() {
        neighbours.send(dev.rightsflow.schemas.topics.Topics.REPORTS, "put-back", new Item("not a report", null, 0L));
        DeadLetterLog letters = workflow.getBean(DeadLetterLog.class);
        await().atMost(SOON)
                .until(() -> !letters.notReplayed(dev.rightsflow.schemas.topics.Topics.REPORTS)
                        .isEmpty());

        assertThat(operate("replay-dead-letters", "--topic", dev.rightsflow.schemas.topics.Topics.REPORTS))
                .isEqualTo(Operations.FINE);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(neighbours.deadLetters)
                        .filteredOn(record -> "put-back".equals(record.key()))
                        .hasSizeGreaterThan(1));
        assertThat(operate("replay-dead-letters", "nothing-0@0")).isEqualTo(Operations.NOT_DONE);
    }

    @Test
    void aRestoredSystemIsToldAgainWhatItHasLost() {
        Item application = new Item("application", LocalDate.parse("2015-12-31"), 1L);
        neighbours.held.put("recruitment", List.of(application));
        String caseId = neighbours.submit(Right.ERASURE, "applicant", "Frida Alm", "frida@example.com");
        awaitStage(caseId, "AWAITING_IDENTITY");
        await().atMost(SOON)
                .until(() -> neighbours.mails.stream()
                        .anyMatch(mail -> mail.getText().contains(caseId)));
        neighbours.confirmIdentity(caseId);
        awaitStage(caseId, "FULFILLED");
        neighbours.held.remove("recruitment");
        assertThat(erasures(caseId)).hasSize(1);

        String longAgo = "2026-01-01T00:00Z";
        assertThat(operate("replay-effects", "--system", "recruitment", "--since", "2126-01-01T00:00Z"))
                .isEqualTo(Operations.FINE);
        assertThat(said()).contains("0 cases");
        assertThat(operate("replay-effects", "--system", "recruitment", "--since", longAgo))
                .isEqualTo(Operations.FINE);
        assertThat(said()).contains("1 cases, of which 1 have ended", "{ERASE=1}", "Nothing has been done");
        assertThat(erasures(caseId)).hasSize(1);

        assertThat(operate("replay-effects", "--system", "recruitment", "--since", longAgo, "--apply"))
                .isEqualTo(Operations.FINE);

        await().atMost(SOON).until(() -> erasures(caseId).size() == 2);
        assertThat(erasures(caseId))
                .extracting(Command::getCommandId)
                .containsExactly(caseId + ":recruitment:ERASE:1", caseId + ":recruitment:ERASE:2");
        assertThat(erasures(caseId))
                .extracting(command -> List.copyOf(command.getItems()))
                .containsOnly(List.of(application));
        assertThat(awaitStage(caseId, "FULFILLED").getClosed()).isTrue();
        assertThat(operate("verify-history", caseId)).isEqualTo(Operations.FINE);
        assertThat(operate("replay-effects", "--system", "recruitment")).isEqualTo(Operations.NOT_DONE);

        whileForgotten(caseId, () -> {
            assertThat(operate("replay-effects", "--system", "recruitment", "--since", longAgo))
                    .isEqualTo(Operations.FOUND_FAULTS);
            assertThat(said())
                    .contains("0 cases, of which 0 have ended", "1 cases that came in since then have forgotten");
            assertThat(operate("replay-effects", "--system", "recruitment", "--since", "2126-01-01T00:00Z"))
                    .isEqualTo(Operations.FINE);
        });
    }

    /** As a case lies in the store after the end of its retention; years before that, it is put back. */
    private void whileForgotten(String caseId, Runnable then) {
        MongoCases cases = workflow.getBean(MongoCases.class);
        await().atMost(SOON)
                .until(() -> stored(cases, caseId).state().waitingFor().isEmpty());
        StoredCase known = stored(cases, caseId);
        StoredCase forgotten = new StoredCase(
                known.state().apply(new CaseEvent.PersonalDataErased()),
                known.confidential(),
                known.lastHash(),
                known.applied(),
                known.pending());
        cases.save(List.of(new Cases.Change(known.version(), forgotten, 0)));
        try {
            then.run();
        } finally {
            cases.save(List.of(new Cases.Change(forgotten.version(), known, 0)));
        }
    }

    private static StoredCase stored(MongoCases cases, String caseId) {
        return Objects.requireNonNull(cases.find(List.of(caseId)).get(caseId));
    }

    private List<Command> erasures(String caseId) {
        return commandsFor(caseId).stream()
                .filter(command -> command.getAction() == Action.ERASE)
                .toList();
    }

    private int operate(String... words) {
        said.reset();
        String[] settings = Testbed.shared().properties("road").entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(settings))
                .toArray(String[]::new);
        return Operations.run(new PrintStream(said, true, StandardCharsets.UTF_8), all);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<Command> commandsFor(String caseId) {
        return neighbours.commands.stream()
                .filter(command -> command.getCaseId().equals(caseId))
                .toList();
    }

    private CaseStatus awaitStage(String caseId, String stage) {
        await().atMost(SOON)
                .until(() -> neighbours.statuses.containsKey(caseId)
                        && neighbours.statuses.get(caseId).getStage().equals(stage));
        return Objects.requireNonNull(neighbours.statuses.get(caseId));
    }
}
