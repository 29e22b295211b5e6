package dev.rightsflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.staff.Role;
import dev.rightsflow.workflow.staff.StaffProperties;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docker-compose.yml} against the services as they are; there is no Docker in it. */
class ComposeTest {

    private static final ComposeFile COMPOSE = ComposeFile.read();

    @Test
    void everyImageIsPinned() {
        assertThat(Rules.everyImageIsPinned(COMPOSE)).isEmpty();
    }

    @Test
    void versionsAreThoseOfTheBuild() {
        assertThat(Rules.versionsAreThoseOfTheBuild(COMPOSE)).isEmpty();
    }

    @Test
    void everyImageOfOursIsBuiltFromARunnableModule() {
        assertThat(Rules.everyImageOfOursIsBuiltFromARunnableModule(COMPOSE)).isEmpty();
    }

    @Test
    void everyServiceIsContained() {
        assertThat(Rules.everyServiceIsContained(COMPOSE)).isEmpty();
    }

    @Test
    void everyPortIsOfThisMachineAlone() {
        assertThat(Rules.everyPortIsOfThisMachineAlone(COMPOSE)).isEmpty();
    }

    @Test
    void everyServiceOfOursCanBeScaled() {
        assertThat(Rules.everyServiceOfOursCanBeScaled(COMPOSE)).isEmpty();
    }

    @Test
    void everyDependencyCanBeWaitedFor() {
        assertThat(Rules.everyDependencyCanBeWaitedFor(COMPOSE)).isEmpty();
    }

    @Test
    void whoeverReadsSecretsWaitsForThem() {
        assertThat(Rules.whoeverReadsSecretsWaitsForThem(COMPOSE)).isEmpty();
    }

    @Test
    void everyHealthCheckAsksWhatIsThere() {
        assertThat(Rules.everyHealthCheckAsksWhatIsThere(COMPOSE)).isEmpty();
    }

    @Test
    void everyVariableIsASettingOfItsService() {
        assertThat(Rules.everyVariableIsASettingOfItsService(COMPOSE)).isEmpty();
    }

    @Test
    void everySettingIsComplete() {
        assertThat(Rules.everySettingIsComplete(COMPOSE)).isEmpty();
    }

    @Test
    void everyServiceGetsItsSecrets() {
        assertThat(Rules.everyServiceGetsItsSecrets(COMPOSE)).isEmpty();
    }

    @Test
    void everyNameAtTheBrokerIsItsOwn() {
        assertThat(Rules.everyNameAtTheBrokerIsItsOwn(COMPOSE)).isEmpty();
    }

    @Test
    void everySecretHasAVolumeAndOneReader() {
        assertThat(Rules.everySecretHasAVolumeAndOneReader(COMPOSE)).isEmpty();
    }

    @Test
    void everyVolumeAndFileIsThere() {
        assertThat(Rules.everyVolumeAndFileIsThere(COMPOSE)).isEmpty();
    }

    @Test
    void networksSeparate() {
        assertThat(Rules.networksSeparate(COMPOSE)).isEmpty();
    }

    @Test
    void everyRunningSystemOfThePolicyHasAConnector() {
        assertThat(Rules.everyRunningSystemOfThePolicyHasAConnector(COMPOSE)).isEmpty();
    }

    @Test
    void theDoorLeadsToPortsThatAreThere() {
        assertThat(Rules.theDoorLeadsToPortsThatAreThere(COMPOSE)).isEmpty();
    }

    @Test
    void oneOfficerCanLogInToTheStaffPage() {
        Settings workflow = Settings.of(COMPOSE.service("workflow").orElseThrow());

        StaffProperties staff = workflow.binder().bindOrCreate("rightsflow.staff", StaffProperties.class);

        assertThat(staff.users()).singleElement().satisfies(user -> {
            assertThat(user.name()).isEqualTo("officer");
            assertThat(user.passwordHash()).startsWith("{pbkdf2}");
            assertThat(user.roles()).containsExactlyInAnyOrder(Role.OFFICER, Role.COUNSEL);
        });
    }

    /** A rule that nothing can break proves nothing. */
    @ParameterizedTest
    @MethodSource("broken")
    void everyRuleBites(Function<ComposeFile, List<String>> rule, String was, String is, String complaint) {
        ComposeFile broken = ComposeFile.read(text -> {
            assertThat(text).contains(was);
            return text.replace(was, is);
        });

        assertThat(rule.apply(broken)).anySatisfy(fault -> assertThat(fault).contains(complaint));
    }

    static List<Arguments> broken() {
        return List.of(
                breaking(Rules::everyImageIsPinned, "mailpit:v1.29.7", "mailpit:latest", "mail-server: the image"),
                breaking(
                        Rules::versionsAreThoseOfTheBuild,
                        "apache/kafka:4.2.2",
                        "apache/kafka:3.9.0",
                        "kafka-1: is version 3.9.0"),
                breaking(
                        Rules::everyImageOfOursIsBuiltFromARunnableModule,
                        "MODULE: request-intake",
                        "MODULE: schemas",
                        "schemas is not runnable"),
                breaking(Rules::everyServiceIsContained, "user: \"99:99\"", "user: root", "door: may run as root"),
                breaking(Rules::everyServiceIsContained, "cap_drop: [ALL]", "cap_drop: []", "keeps capabilities"),
                breaking(
                        Rules::everyPortIsOfThisMachineAlone,
                        "\"127.0.0.1:${FORM",
                        "\"${FORM",
                        "door: publishes 8080:8080"),
                breaking(
                        Rules::everyServiceOfOursCanBeScaled,
                        "MODULE: workflow } }",
                        "MODULE: workflow } }\n    ports: [\"127.0.0.1:8082:8082\"]",
                        "workflow: publishes a port"),
                breaking(
                        Rules::everyDependencyCanBeWaitedFor,
                        "mongodb-setup: *done, workflow",
                        "mongodb-setup: *healthy, workflow",
                        "request-intake: waits for mongodb-setup"),
                breaking(
                        Rules::everyDependencyCanBeWaitedFor,
                        "crm-database: *healthy",
                        "crm-data: *healthy",
                        "which does not exist"),
                breaking(
                        Rules::whoeverReadsSecretsWaitsForThem,
                        "    depends_on: { keys: *done }\n    healthcheck: *mongo-answers",
                        "    healthcheck: *mongo-answers",
                        "recruitment-database: reads secrets"),
                breaking(
                        Rules::everyHealthCheckAsksWhatIsThere,
                        "healthy, \"8090\"",
                        "healthy, \"8080\"",
                        "request-intake: is asked"),
                breaking(
                        Rules::everyVariableIsASettingOfItsService,
                        "RIGHTSFLOW_MAIL_FROM",
                        "RIGHTSFLOW_MAIL_SENDER",
                        "mail: sets RIGHTSFLOW_MAIL_SENDER"),
                breaking(
                        Rules::everyVariableIsASettingOfItsService,
                        "SPRING_MONGODB_URI: \"mongodb://workflow",
                        "SPRING_DATA_MONGODB_URI: \"mongodb://workflow",
                        "workflow: sets SPRING_DATA_MONGODB_URI"),
                breaking(Rules::everySettingIsComplete, "$${kafka.password}", "$${kafka.secret}", "kafka.secret"),
                breaking(
                        Rules::everyServiceGetsItsSecrets,
                        "keys-crm:/run/keys:ro",
                        "keys-crm-database:/run/keys:ro",
                        "crm: does not get RIGHTSFLOW_SEALING_KEY"),
                breaking(
                        Rules::everyNameAtTheBrokerIsItsOwn,
                        "user_connector-crm",
                        "user_crm",
                        "crm: comes to the broker as connector-crm"),
                breaking(
                        Rules::everySecretHasAVolumeAndOneReader,
                        "      - keys-mail:/keys/mail\n",
                        "",
                        "keys: has no volume for the secrets of mail"),
                breaking(
                        Rules::everyVolumeAndFileIsThere,
                        "\n  crm-database: {}",
                        "",
                        "crm-database: mounts the undeclared"),
                breaking(
                        Rules::everyVolumeAndFileIsThere,
                        "haproxy.cfg:/usr",
                        "proxy.cfg:/usr",
                        "door: mounts ./deployment"),
                breaking(
                        Rules::networksSeparate,
                        "networks: [backbone, crm]",
                        "networks: [backbone, crm, invoicing]",
                        "crm: has no business in the network invoicing"),
                breaking(
                        Rules::networksSeparate,
                        "cases: { internal: true }",
                        "cases: {}",
                        "cases leads into the world"),
                breaking(
                        Rules::everyRunningSystemOfThePolicyHasAConnector,
                        "RIGHTSFLOW_CONNECTOR_SYSTEM: invoicing",
                        "RIGHTSFLOW_CONNECTOR_SYSTEM: billing",
                        "invoicing is running"));
    }

    private static Arguments breaking(
            Function<ComposeFile, List<String>> rule, String was, String is, String complaint) {
        return Arguments.of(rule, was, is, complaint);
    }
}
