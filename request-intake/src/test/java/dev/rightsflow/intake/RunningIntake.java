package dev.rightsflow.intake;

import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.SealingKeys;
import dev.rightsflow.schemas.seal.Unsealer;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on the testbed, with the workflow's part played by the test: announcing, reading and telling the status. */
final class RunningIntake implements AutoCloseable {

    static final String LINK_KEY = "dGhpcyBrZXkgaXMgb25seSBmb3IgdGVzdHMgb2YgaW50YWtl";

    private static final SealingKeys WORKFLOW = SealingKeys.generate();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private RunningIntake(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningIntake on(Testbed testbed) {
        return on(testbed, Map.of());
    }

    static RunningIntake on(Testbed testbed, Map<String, Object> settings) {
        testbed.create(Topics.all(List.of()));
        Map<String, Object> properties = new HashMap<>(testbed.properties("intake-" + UUID.randomUUID()));
        properties.put("rightsflow.link-key", LINK_KEY);
        properties.put("rightsflow.intake.submissions-per-minute", 0);
        // Its own group: one that ran while the broker was away could not say good-bye, and would be waited for.
        properties.put("spring.kafka.consumer.group-id", "intake-" + UUID.randomUUID());
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        properties.putAll(settings);
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        RunningIntake intake =
                new RunningIntake(RequestIntakeApplication.application().run(arguments));
        intake.announceController();
        return intake;
    }

    void announceController() {
        publish(Topics.CONTROLLER, "example", Examples.controller(WORKFLOW));
        await().atMost(SOON)
                .until(() -> bean(ControllerAnnouncements.class).current().isPresent());
    }

    void takeControllerBack() {
        publish(Topics.CONTROLLER, "example", null);
        await().atMost(SOON)
                .until(() -> bean(ControllerAnnouncements.class).current().isEmpty());
    }

    String address() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    String managementAddress() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.management.port");
    }

    Links links() {
        return new Links(LINK_KEY);
    }

    HttpResponse<String> post(String body, String... headers) {
        return send(request("/api/v1/requests", both(english(headers), "Content-Type", "application/json"))
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, english(headers)).GET());
    }

    HttpResponse<String> submit(String path, Map<String, String> form, String... headers) {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return send(request(path, both(english(headers), "Content-Type", "application/x-www-form-urlencoded"))
                .POST(BodyPublishers.ofString(String.join("&", pairs))));
    }

    HttpRequest.Builder request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address() + path))
                .timeout(SOON)
                .headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    /** Every request of a case, once there is one. */
    List<Request> published(String reference) {
        return await().atMost(SOON).until(() -> requests(reference), found -> !found.isEmpty());
    }

    private List<Request> requests(String reference) {
        List<Request> found = new ArrayList<>();
        try (Consumer<String, Object> consumer = consumers().createConsumer("test-" + UUID.randomUUID(), null)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REQUESTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(reference)) {
                        found.add((Request) record.value());
                    }
                }
            }
        }
        return found;
    }

    SubjectDetails unsealed(Sealed sealed, String reference) {
        return new Unsealer(WORKFLOW, context.getBean(PayloadCodec.class))
                .open(sealed, SubjectDetails.class, Request.class, reference);
    }

    void tell(CaseStatus status) {
        publish(Topics.CASE_STATUS, status.getCaseId(), status);
    }

    void forget(String reference) {
        publish(Topics.CASE_STATUS, reference, null);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @SuppressWarnings("unchecked")
    private void publish(String topic, String key, @Nullable SpecificRecord record) {
        context.getBean(KafkaTemplate.class).send(topic, key, record).join();
    }

    @SuppressWarnings("unchecked")
    private ConsumerFactory<String, Object> consumers() {
        return context.getBean(ConsumerFactory.class);
    }

    /** Unless another language is asked for. */
    private static String[] english(String... headers) {
        return List.of(headers).contains("Accept-Language") ? headers : both(headers, "Accept-Language", "en");
    }

    private static String[] both(String[] some, String... others) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
