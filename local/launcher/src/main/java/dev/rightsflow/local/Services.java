package dev.rightsflow.local;

import dev.rightsflow.connector.http.HttpConnectorApplication;
import dev.rightsflow.connector.jdbc.JdbcConnectorApplication;
import dev.rightsflow.connector.mail.MailConnectorApplication;
import dev.rightsflow.connector.mailbox.MailboxConnectorApplication;
import dev.rightsflow.connector.mongodb.MongoConnectorApplication;
import dev.rightsflow.connector.opendsr.OpenDsrConnectorApplication;
import dev.rightsflow.embedded.opendsr.Processor;
import dev.rightsflow.intake.RequestIntakeApplication;
import dev.rightsflow.local.samples.SampleDatabase;
import dev.rightsflow.local.samples.SampleSystems;
import dev.rightsflow.workflow.WorkflowApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The services, each in a Spring context of its own with the wiring that it has alone; only addresses and secrets are given. */
final class Services implements AutoCloseable {

    private final Infrastructure infrastructure;
    private final Secrets secrets;
    private final Path ledgers;
    private final Ports ports;
    private final List<ConfigurableApplicationContext> running = Collections.synchronizedList(new ArrayList<>());

    /** @param ledgers directory for what some connectors remember of their own */
    Services(Infrastructure infrastructure, Secrets secrets, Path ledgers, Ports ports) {
        this.infrastructure = infrastructure;
        this.secrets = secrets;
        this.ledgers = ledgers;
        this.ports = ports;
    }

    String formUrl() {
        return "http://127.0.0.1:" + ports.of(Port.FORM);
    }

    String staffUrl() {
        return "http://127.0.0.1:" + ports.of(Port.STAFF);
    }

    /** Creates the topics, so it comes first. */
    void startWorkflow(Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", String.valueOf(ports.of(Port.STAFF)));
        settings.put("spring.mongodb.uri", infrastructure.mongo().uri("workflow"));
        settings.put("rightsflow.sealing-key", secrets.sealingKey("workflow"));
        settings.put("rightsflow.link-key", secrets.key("link"));
        settings.put("rightsflow.master-key", secrets.key("master"));
        settings.put("rightsflow.intake.public-url", formUrl());
        settings.put("rightsflow.topics.partitions", "4");
        // No instance name: it would make consumers static members, and one that was killed together with its broker is
        // refused until the broker has given its predecessor up.
        List<String> officers = List.of(AddressCard.STAFF_USER, AddressCard.SECOND_STAFF_USER);
        for (String officer : officers) {
            String user = "rightsflow.staff.users[" + officers.indexOf(officer) + "].";
            settings.put(user + "name", officer);
            settings.put(user + "roles", "OFFICER,COUNSEL");
            settings.put(
                    user + "password-hash", "{bcrypt}" + new BCryptPasswordEncoder().encode(secrets.password(officer)));
        }
        settings.putAll(overrides);
        start(
                new SpringApplicationBuilder(WorkflowApplication.class)
                        .properties("spring.config.name=" + WorkflowApplication.CONFIG_NAME),
                settings);
    }

    /** @param certificates directory of the processors whose callbacks are believed; empty: none are */
    void startIntake(String certificates) {
        start(
                RequestIntakeApplication.application(),
                Map.of(
                        "server.port",
                        String.valueOf(ports.of(Port.FORM)),
                        "management.server.port",
                        "0",
                        "management.server.address",
                        "127.0.0.1",
                        "spring.mongodb.uri",
                        infrastructure.mongo().uri("request-intake"),
                        "rightsflow.link-key",
                        secrets.key("link"),
                        "rightsflow.opendsr.certificates",
                        certificates,
                        // One machine is every client here.
                        "rightsflow.intake.submissions-per-minute",
                        "0",
                        "rightsflow.intake.callbacks-per-minute",
                        "0"));
    }

    void startJdbcConnector(String system, SampleDatabase database) {
        startConnector(JdbcConnectorApplication.application(), system, in(database));
    }

    void startCreditRegistersConnector(SampleSystems samples) {
        Map<String, String> settings = new LinkedHashMap<>(in(samples.creditRegisters()));
        settings.put("rightsflow.jdbc.memory-key", secrets.key("credit-registers-memory"));
        startConnector(JdbcConnectorApplication.application(), "credit-registers", settings);
    }

    private static Map<String, String> in(SampleDatabase database) {
        return Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                SampleDatabase.USER,
                "spring.datasource.password",
                "");
    }

    void startRecruitmentConnector() {
        startConnector(
                MongoConnectorApplication.application(),
                "recruitment",
                Map.of("spring.mongodb.uri", infrastructure.mongo().uri("recruitment")));
    }

    void startNewsletterConnector(SampleSystems samples) {
        startHttpConnector(
                "newsletter",
                samples.newsletterApi().url(),
                Map.of("rightsflow.http.token", secrets.password("newsletter")));
    }

    void startAnalyticsConnector(SampleSystems samples) {
        startHttpConnector(
                "website-analytics",
                samples.analyticsApi().url(),
                Map.of(
                        "rightsflow.http.oauth2.token-uri",
                                samples.analyticsApi().tokenUrl(),
                        "rightsflow.http.oauth2.client-id",
                                samples.analyticsApi().client(),
                        "rightsflow.http.oauth2.client-secret", secrets.password("analytics"),
                        "rightsflow.http.oauth2.refresh-token", secrets.password("analytics")));
    }

    private void startHttpConnector(String system, String url, Map<String, String> authorization) {
        Map<String, String> settings = new HashMap<>(authorization);
        settings.put("rightsflow.http.base-url", url);
        settings.put("spring.datasource.url", ledgerUrl(system));
        startConnector(HttpConnectorApplication.application(), system, settings);
    }

    void startSupportConnector(SampleSystems samples) {
        startConnector(
                MailboxConnectorApplication.application(),
                "support",
                Map.of(
                        "rightsflow.mailbox.host", samples.support().host(),
                        "rightsflow.mailbox.port",
                                String.valueOf(samples.support().port()),
                        "rightsflow.mailbox.protocol", "imap",
                        "rightsflow.mailbox.username", samples.support().user(),
                        "rightsflow.mailbox.password", secrets.password("support"),
                        "spring.datasource.url", ledgerUrl("support")));
    }

    void startMailConnector() {
        startConnector(
                MailConnectorApplication.application(),
                "mail",
                Map.of(
                        "spring.mail.host", infrastructure.mail().host(),
                        "spring.mail.port", String.valueOf(infrastructure.mail().smtpPort()),
                        "rightsflow.mail.from", "Softwerk AB <integritet@softwerk.example>",
                        "spring.datasource.url", ledgerUrl("mail")));
    }

    void startOpenDsrConnector(SampleSystems samples) {
        Processor processor = samples.mailingService();
        startConnector(
                OpenDsrConnectorApplication.application(),
                "opendsr",
                Map.of(
                        "rightsflow.opendsr.certificates",
                                processor.certificates().toString(),
                        "rightsflow.opendsr.processors[0].domain", processor.domain(),
                        "rightsflow.opendsr.processors[0].url", processor.url(),
                        "rightsflow.opendsr.processors[0].token", secrets.password("mailing-service"),
                        "spring.datasource.url", ledgerUrl("opendsr")));
    }

    /** Where a connector remembers what it did, whose system has no place for that. */
    private String ledgerUrl(String system) {
        return SampleDatabase.url(ledgers.resolve(system));
    }

    @Override
    public void close() {
        List<ConfigurableApplicationContext> contexts = new ArrayList<>(running);
        Collections.reverse(contexts);
        contexts.parallelStream().forEach(ConfigurableApplicationContext::close);
        running.clear();
    }

    private void startConnector(SpringApplicationBuilder service, String system, Map<String, String> own) {
        Map<String, String> settings = new LinkedHashMap<>(own);
        settings.put("server.port", "0");
        settings.put("rightsflow.connector.system", system);
        settings.put("rightsflow.connector.instance", "local");
        settings.put("rightsflow.sealing-key", secrets.sealingKey(system));
        start(service, settings);
    }

    private void start(SpringApplicationBuilder service, Map<String, String> own) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.kafka.bootstrap-servers", infrastructure.broker().bootstrapServers());
        settings.put("rightsflow.registry.url", infrastructure.registry().url());
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.jmx.enabled", "false");
        settings.putAll(own);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        running.add(service.web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .run(arguments));
    }
}
