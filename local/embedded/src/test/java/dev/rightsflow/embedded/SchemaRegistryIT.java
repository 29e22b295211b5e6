package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRegistryIT {

    @Test
    void schemasSurviveARestart(@TempDir Path directory) throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.in(directory, 0)) {
            registry.start();
            String registered = call(
                    registry,
                    "/subjects/privacy.timers.v1-value/versions",
                    "{\"schema\": " + quoted(Timer.SCHEMA$.toString()) + "}");

            registry.stop();
            registry.start();

            assertThat(registered).contains("\"id\"");
            assertThat(call(registry, "/subjects", null)).isEqualTo("[\"privacy.timers.v1-value\"]");
        }
    }

    private static String call(SchemaRegistry registry, String path, @org.jspecify.annotations.Nullable String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry.confluentUrl() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
