package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.testkit.StandInWorkflow;
import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.Item;
import dev.rightsflow.schemas.ItemOutcome;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.SystemAnnouncement;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.topics.DeadLetters;
import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;

/** The whole road of a command: sealed, over a real broker and registry, into a running service and back. */
@OnTestbed
class JdbcConnectorIT {

    private static final String CRM = "crm";
    private static final SubjectDetails ASTRID = SubjectDetails.newBuilder()
            .setName("Astrid Lind")
            .setEmail("astrid.lind@example.com")
            .build();

    private static ConfigurableApplicationContext service;
    private static StandInWorkflow workflow;
    private static SampleCrm crm;

    private final String caseId = UUID.randomUUID().toString();

    @BeforeAll
    static void start(Testbed testbed) {
        testbed.create(Topics.all(Set.of(CRM)));
        workflow = new StandInWorkflow(CRM, testbed.bootstrapServers(), testbed.registryUrl());
        workflow.announce();
        DriverManagerDataSource database = Databases.h2();
        crm = new SampleCrm(database);
        Map<String, Object> settings = new HashMap<>(testbed.properties(CRM));
        settings.put("server.port", 0);
        settings.put("rightsflow.connector.system", CRM);
        settings.put("rightsflow.connector.retry-pauses", "10ms");
        settings.put("rightsflow.sealing-key", SealingKeys.generate().toPrivateBase64());
        settings.put("spring.datasource.url", database.getUrl());
        settings.put("spring.datasource.username", "sa");
        service = JdbcConnectorApplication.application()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        workflow.close();
    }

    @Test
    void announcesWhatItCanDoAndItsKey() {
        SystemAnnouncement announcement = workflow.announcementOf();

        assertThat(announcement.getHealth()).isEqualTo("UP");
        assertThat(announcement.getActions())
                .contains(Action.LOCATE, Action.ERASE, Action.RECTIFY, Action.SUPPRESS)
                .doesNotContain(Action.NOTIFY);
        assertThat(announcement.getCategories()).containsExactly("contact", "relation-note");
    }

    @Test
    void locatesAndErasesAndAnswersARepetitionWithTheFirstReport() {
        crm.contact(101, null, "Maja Ek", "maja.ek@example.com", null, null, null);
        crm.note(201, 101, "2020-01-15");
        SubjectDetails maja =
                SubjectDetails.newBuilder().setEmail("maja.ek@example.com").build();

        Report located = workflow.answerTo(workflow.command(caseId, Action.LOCATE, List.of(), maja));
        assertThat(located.getFound()).extracting(Item::getCategory).containsExactly("contact", "relation-note");

        Command erase = workflow.command(caseId, Action.ERASE, located.getFound(), maja);
        Report erased = workflow.answerTo(erase);
        assertThat(erased.getOutcomes())
                .hasSize(2)
                .extracting(ItemOutcome::getOutcome)
                .containsOnly(Outcome.ERASED);
        assertThat(crm.everything()).noneMatch(row -> row.contains("maja.ek@example.com"));

        workflow.send(erase);
        // As text: Avro cannot compare records that hold dates.
        assertThat(workflow.reportsOn(erase, 2))
                .extracting(Report::toString)
                .containsExactly(erased.toString(), erased.toString());
    }

    @Test
    void sealsWhatItKnowsThePersonByToTheWorkflow() {
        Report located = workflow.answerTo(workflow.command(
                caseId,
                Action.LOCATE,
                List.of(),
                SubjectDetails.newBuilder().setEmail("astrid.lind@example.com").build()));

        assertThat(workflow.identifiersIn(located))
                .contains(new LocatedIdentifier("phone", "070-123 45 67"))
                .doesNotHaveDuplicates();
        assertThat(located.toString()).doesNotContain("070-123").doesNotContainIgnoringCase("astrid");
    }

    @Test
    void sealsAnExtractToTheWorkflow() {
        Report disclosed = workflow.answerTo(workflow.command(caseId, Action.DISCLOSE, List.of(), ASTRID));

        Extract extract = workflow.open(disclosed);
        assertThat(extract.getRecords()).isNotEmpty();
        assertThat(extract.getRecords().getFirst().getFields())
                .anySatisfy(field -> assertThat(field.getValue()).isEqualTo("Astrid Lind"));
        assertThat(disclosed.toString()).doesNotContain("Astrid");
    }

    @Test
    void doesNotExecuteWhatWasCancelledBeforeItArrived() {
        Command erase = workflow.command(caseId, Action.ERASE, List.of(new Item("contact", null, 1L)), ASTRID);

        Report cancelled = workflow.answerTo(workflow.cancel(erase));
        assertThat(cancelled.getKind()).isEqualTo(ReportKind.CANCELLED);

        workflow.send(erase);
        assertThat(workflow.reportsOn(erase, 2)).containsExactly(cancelled, cancelled);
        assertThat(crm.everything()).anyMatch(row -> row.contains("Astrid.Lind@example.com"));
    }

    @Test
    void putsWhatItCannotReadOnTheDeadLetterTopicAndGoesOn() {
        byte[] rubbish = "not a record".getBytes(StandardCharsets.UTF_8);
        workflow.send(Topics.commandsTo(CRM), caseId, rubbish);

        assertThat(workflow.answerTo(workflow.command(caseId, Action.LOCATE, List.of(), ASTRID))
                        .getKind())
                .isEqualTo(ReportKind.DONE);
        ConsumerRecord<String, byte[]> letter =
                workflow.firstWithKey(Topic.deadLettersOf(Topics.commandsTo(CRM)), caseId);
        assertThat(letter.value()).isEqualTo(rubbish);
        assertThat(new String(letter.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8))
                .isEqualTo("UNDECODABLE");
    }

    @Test
    void answersACommandThatIsSealedToAnotherKey() {
        Command meant = workflow.command(caseId, Action.LOCATE, List.of(), ASTRID);
        Command moved = Command.newBuilder(meant)
                .setCaseId("another-" + caseId)
                .setAnswerToken(StandInWorkflow.answerToken("another-" + caseId))
                .build();

        Report report = workflow.answerTo(moved);

        assertThat(report.getKind()).isEqualTo(ReportKind.FAILED);
        assertThat(report.getFailure().getCode()).isEqualTo("PAYLOAD_NOT_READABLE");
        assertThat(report.getFailure().getRetryable()).isTrue();
    }

    @Test
    void tellsHealthAndCountsWithoutNamingAnybody() {
        workflow.answerTo(workflow.command(caseId, Action.LOCATE, List.of(), ASTRID));
        RestClient client =
                RestClient.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));

        assertThat(client.get().uri("/actuator/health/readiness").retrieve().body(String.class))
                .contains("\"status\":\"UP\"");
        assertThat(client.get().uri("/actuator/prometheus").retrieve().body(String.class))
                .contains("rightsflow_connector_reports_total")
                .contains("action=\"LOCATE\"")
                .doesNotContainIgnoringCase("astrid");
    }
}
