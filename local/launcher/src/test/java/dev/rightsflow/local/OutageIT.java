package dev.rightsflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets while the broker is away. */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REQUEST = """
        {"right": "ACCESS", "relation": "prospect", "language": "sv",
         "identity": {"name": "Lars Palm", "email": "lars.palm@post.example"}}
        """;

    @TempDir
    Path directory;

    @Test
    void aRequestIsRefusedWithinFiveSecondsAndAcceptedAgainWhenTheBrokerReturns() throws Exception {
        Ports ports = Ports.choose(new EnumMap<>(Port.class));
        Secrets secrets = Secrets.in(directory.resolve("secrets.properties"));
        try (Infrastructure infrastructure = Infrastructure.in(directory, ports);
                Services services = new Services(infrastructure, secrets, directory, ports)) {
            infrastructure.broker().start();
            infrastructure.registry().start();
            infrastructure.mongo().start();
            services.startWorkflow(Map.of());
            services.startIntake("");
            String api = services.formUrl() + "/api/v1/requests";
            Awaitility.await().atMost(PATIENCE).until(() -> post(api).statusCode() == 202);

            infrastructure.broker().stop();

            long before = System.nanoTime();
            HttpResponse<String> refused = post(api);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"status\":503");

            infrastructure.broker().start();

            Awaitility.await().atMost(PATIENCE).until(() -> post(api).statusCode() == 202);
        }
    }

    private static HttpResponse<String> post(String api) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(api))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(REQUEST))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
