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
        assertThat(ImageRules.everyImageIsPinned(COMPOSE)).isEmpty();
    }

    @Test
    void versionsAreThoseOfTheBuild() {
        assertThat(ImageRules.versionsAreThoseOfTheBuild(COMPOSE)).isEmpty();
    }

    @Test
    void everyImageOfOursIsBuiltFromARunnableModule() {
        assertThat(ImageRules.everyImageOfOursIsBuiltFromARunnableModule(COMPOSE))
                .isEmpty();
    }

    @Test
    void everyServiceIsContained() {
        assertThat(ContainmentRules.everyServiceIsContained(COMPOSE)).isEmpty();
    }

    @Test
    void everyPortIsOfThisMachineAlone() {
        assertThat(ContainmentRules.everyPortIsOfThisMachineAlone(COMPOSE)).isEmpty();
    }

    @Test
    void everyServiceOfOursCanBeScaled() {
        assertThat(ContainmentRules.everyServiceOfOursCanBeScaled(COMPOSE)).isEmpty();
    }

    @Test
    void everyDependencyCanBeWaitedFor() {
        assertThat(OrderRules.everyDependencyCanBeWaitedFor(COMPOSE)).isEmpty();
    }

    @Test
    void whoeverReadsSecretsWaitsForThem() {
        assertThat(OrderRules.whoeverReadsSecretsWaitsForThem(COMPOSE)).isEmpty();
    }

    @Test
    void everyHealthCheckAsksWhatIsThere() {
        assertThat(OrderRules.everyHealthCheckAsksWhatIsThere(COMPOSE)).isEmpty();
    }

    @Test
    void everyVariableIsASettingOfItsService() {
        assertThat(SettingsRules.everyVariableIsASettingOfItsService(COMPOSE)).isEmpty();
    }

    @Test
    void everySettingIsComplete() {
        assertThat(SettingsRules.everySettingIsComplete(COMPOSE)).isEmpty();
    }

    @Test
    void everyServiceGetsItsSecrets() {
        assertThat(SecretRules.everyServiceGetsItsSecrets(COMPOSE)).isEmpty();
    }

    @Test
    void everyNameAtTheBrokerIsItsOwn() {
        assertThat(SecretRules.everyNameAtTheBrokerIsItsOwn(COMPOSE)).isEmpty();
    }

    @Test
    void everySecretHasAVolumeAndOneReader() {
        assertThat(SecretRules.everySecretHasAVolumeAndOneReader(COMPOSE)).isEmpty();
    }

    @Test
    void everyVolumeAndFileIsThere() {
        assertThat(ContainmentRules.everyVolumeAndFileIsThere(COMPOSE)).isEmpty();
    }

    @Test
    void networksSeparate() {
        assertThat(ContainmentRules.networksSeparate(COMPOSE)).isEmpty();
    }

    @Test
    void everyRunningSystemOfThePolicyHasAConnector() {
        assertThat(SettingsRules.everyRunningSystemOfThePolicyHasAConnector(COMPOSE))
                .isEmpty();
    }

    @Test
    void theDoorLeadsToPortsThatAreThere() {
        assertThat(SettingsRules.theDoorLeadsToPortsThatAreThere(COMPOSE)).isEmpty();
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
                breaking(ImageRules::everyImageIsPinned, "mailpit:v1.29.7", "mailpit:latest", "mail-server: the image"),
                breaking(
                        ImageRules::versionsAreThoseOfTheBuild,
                        "apache/kafka:4.4.0",
                        "apache/kafka:3.9.0",
                        "kafka-1: is version 3.9.0"),
                breaking(
                        ImageRules::everyImageOfOursIsBuiltFromARunnableModule,
                        "MODULE: request-intake",
                        "MODULE: schemas",
                        "schemas is not runnable"),
                breaking(
                        ContainmentRules::everyServiceIsContained,
                        "user: \"99:99\"",
                        "user: root",
                        "door: may run as root"),
                breaking(
                        ContainmentRules::everyServiceIsContained,
                        "cap_drop: [ALL]",
                        "cap_drop: []",
                        "keeps capabilities"),
                breaking(
                        ContainmentRules::everyPortIsOfThisMachineAlone,
                        "\"127.0.0.1:${FORM",
                        "\"${FORM",
                        "door: publishes 8080:8080"),
                breaking(
                        ContainmentRules::everyServiceOfOursCanBeScaled,
                        "MODULE: workflow } }",
                        "MODULE: workflow } }\n    ports: [\"127.0.0.1:8082:8082\"]",
                        "workflow: publishes a port"),
                breaking(
                        OrderRules::everyDependencyCanBeWaitedFor,
                        "mongodb-setup: *done, workflow",
                        "mongodb-setup: *healthy, workflow",
                        "request-intake: waits for mongodb-setup"),
                breaking(
                        OrderRules::everyDependencyCanBeWaitedFor,
                        "crm-database: *healthy",
                        "crm-data: *healthy",
                        "which does not exist"),
                breaking(
                        OrderRules::whoeverReadsSecretsWaitsForThem,
                        "    depends_on: { keys: *done }\n    healthcheck: *mongo-answers",
                        "    healthcheck: *mongo-answers",
                        "recruitment-database: reads secrets"),
                breaking(
                        OrderRules::everyHealthCheckAsksWhatIsThere,
                        "healthy, \"8090\"",
                        "healthy, \"8080\"",
                        "request-intake: is asked"),
                breaking(
                        SettingsRules::everyVariableIsASettingOfItsService,
                        "RIGHTSFLOW_MAIL_FROM",
                        "RIGHTSFLOW_MAIL_SENDER",
                        "mail: sets RIGHTSFLOW_MAIL_SENDER"),
                breaking(
                        SettingsRules::everyVariableIsASettingOfItsService,
                        "SPRING_MONGODB_URI: \"mongodb://workflow",
                        "SPRING_DATA_MONGODB_URI: \"mongodb://workflow",
                        "workflow: sets SPRING_DATA_MONGODB_URI"),
                breaking(
                        SettingsRules::everySettingIsComplete,
                        "$${kafka.password}",
                        "$${kafka.secret}",
                        "kafka.secret"),
                breaking(
                        SecretRules::everyServiceGetsItsSecrets,
                        "keys-crm:/run/keys:ro",
                        "keys-crm-database:/run/keys:ro",
                        "crm: does not get RIGHTSFLOW_SEALING_KEY"),
                breaking(
                        SecretRules::everyNameAtTheBrokerIsItsOwn,
                        "user_connector-crm",
                        "user_crm",
                        "crm: comes to the broker as connector-crm"),
                breaking(
                        SecretRules::everySecretHasAVolumeAndOneReader,
                        "      - keys-mail:/keys/mail\n",
                        "",
                        "keys: has no volume for the secrets of mail"),
                breaking(
                        ContainmentRules::everyVolumeAndFileIsThere,
                        "\n  crm-database: {}",
                        "",
                        "crm-database: mounts the undeclared"),
                breaking(
                        ContainmentRules::everyVolumeAndFileIsThere,
                        "haproxy.cfg:/usr",
                        "proxy.cfg:/usr",
                        "door: mounts ./deployment"),
                breaking(
                        ContainmentRules::networksSeparate,
                        "networks: [backbone, crm]",
                        "networks: [backbone, crm, invoicing]",
                        "crm: has no business in the network invoicing"),
                breaking(
                        ContainmentRules::networksSeparate,
                        "cases: { internal: true }",
                        "cases: {}",
                        "cases leads into the world"),
                breaking(
                        SettingsRules::everyRunningSystemOfThePolicyHasAConnector,
                        "RIGHTSFLOW_CONNECTOR_SYSTEM: invoicing",
                        "RIGHTSFLOW_CONNECTOR_SYSTEM: billing",
                        "invoicing is running"));
    }

    private static Arguments breaking(
            Function<ComposeFile, List<String>> rule, String was, String is, String complaint) {
        return Arguments.of(rule, was, is, complaint);
    }
}
