package dev.rightsflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.deployment.access.Access;
import dev.rightsflow.schemas.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three brokers of {@code docker-compose.yml} with the rules of the catalogue: what each name may and may not. */
class BrokerAccessIT {

    private static final Set<String> SYSTEMS = Set.of(
            "crm",
            "invoicing",
            "employment",
            "paper-archive",
            "credit-registers",
            "recruitment",
            "newsletter",
            "website-analytics",
            "support",
            "opendsr",
            "mail");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static BrokersAsComposed brokers;

    @BeforeAll
    static void startsThreeBrokersAndCreatesTheTopicsAsTheWorkflowDoes() throws Exception {
        brokers = new BrokersAsComposed(directory);
        try (Admin admin =
                Admin.create(Access.administrator(brokers.bootstrapServers(), brokers.key("access/kafka.password")))) {
            Access.grant(admin, SYSTEMS);
        }
        List<NewTopic> topics = Topics.all(SYSTEMS).stream()
                .map(topic -> new NewTopic(topic.name(), 2, (short) -1))
                .toList();
        try (Admin workflow = Admin.create(as("workflow"))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> {
                        workflow.createTopics(topics).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                        return true;
                    });
        }
    }

    @AfterAll
    static void stop() {
        brokers.close();
    }

    @Test
    void everyTopicHasThreeCopies() throws Exception {
        try (Admin workflow = Admin.create(as("workflow"))) {
            var topics = workflow.describeTopics(Set.of(Topics.REQUESTS)).allTopicNames();
            assertThat(topics.get(30, TimeUnit.SECONDS).values())
                    .flatExtracting(TopicDescription::partitions)
                    .hasSize(2)
                    .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
        }
    }

    @Test
    void aCommandGoesFromTheWorkflowToItsSystem() throws Exception {
        send("workflow", Topics.commandsTo("crm"), "erase");

        assertThat(received("connector-crm", Topics.commandsTo("crm"), "connector-crm"))
                .contains("erase");
    }

    @Test
    void aReportGoesFromASystemToTheWorkflow() throws Exception {
        send("connector-invoicing", Topics.REPORTS, "kept");

        assertThat(received("workflow", Topics.REPORTS, "workflow")).contains("kept");
    }

    @Test
    void noConnectorCanForgeARequest() {
        assertThatThrownBy(() -> send("connector-crm", Topics.REQUESTS, "identity confirmed"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void noConnectorCanTellAnotherSystemWhatToDo() {
        assertThatThrownBy(() -> send("connector-crm", Topics.commandsTo("invoicing"), "erase"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void noSystemReadsWhatAnotherIsTold() {
        assertThatThrownBy(() -> received("connector-crm", Topics.commandsTo("invoicing"), "connector-crm"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void requestIntakeCannotDecide() {
        assertThatThrownBy(() -> send("request-intake", Topics.DECISIONS, "approve"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void nobodyComesInUnderAnotherName() {
        Map<String, Object> impostor = as("connector-crm");
        impostor.compute("sasl.jaas.config", (name, jaas) -> jaas.toString().replace("connector-crm", "workflow"));

        assertThatThrownBy(() -> {
                    try (Admin admin = Admin.create(impostor)) {
                        admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
                    }
                })
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    /** The settings of the one whose password this is, as the services of the file get them. */
    private static Map<String, Object> as(String name) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", brokers.bootstrapServers());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        try {
            settings.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(name, Files.readString(brokers.key("kafka/" + name))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    /** In a transaction, as the services do. */
    private static void send(String name, String topic, String text) throws Exception {
        Map<String, Object> settings = as(name);
        boolean transactional = !name.equals("request-intake");
        if (transactional) {
            settings.put("transactional.id", name + "-1");
        }
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            ProducerRecord<String, byte[]> letter =
                    new ProducerRecord<>(topic, "case", text.getBytes(StandardCharsets.UTF_8));
            if (transactional) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            producer.send(letter).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (transactional) {
                producer.commitTransaction();
            }
        } finally {
            // Not the default, which waits long for a record that was refused.
            producer.close(Duration.ofSeconds(1));
        }
    }

    private static List<String> received(String name, String topic, String group) {
        Map<String, Object> settings = as(name);
        settings.put("group.id", group);
        settings.put("group.protocol", "consumer");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        List<String> texts = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(topic));
            Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    texts.add(new String(record.value(), StandardCharsets.UTF_8));
                }
                return !texts.isEmpty();
            });
            consumer.commitSync();
        }
        return texts;
    }
}
