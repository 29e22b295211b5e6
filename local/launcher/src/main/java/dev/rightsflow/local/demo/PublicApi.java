package dev.rightsflow.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What anybody can do from outside: ask, look, withdraw, and follow a link. */
final class PublicApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]*value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final String formUrl;

    /** @param reference and {@code secret}: open the status */
    record Accepted(String reference, String secret) {}

    PublicApi(String formUrl) {
        this.formUrl = formUrl;
    }

    /** @param key the same request sent twice has the same, and is one request */
    Accepted submit(JsonNode request, String key) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(formUrl + "/api/v1/requests"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(request))));
        if (response.statusCode() != 202) {
            throw new IllegalStateException("Expected the request to be accepted, but got %d: %s"
                    .formatted(response.statusCode(), response.body()));
        }
        JsonNode accepted = JSON.readTree(response.body());
        String statusUrl = accepted.path("statusUrl").asString();
        Matcher secret = Pattern.compile("[?&]secret=([^&]+)").matcher(statusUrl);
        if (!secret.find()) {
            throw new IllegalStateException("Expected a secret in the status URL, but there is none");
        }
        return new Accepted(accepted.path("reference").asString(), secret.group(1));
    }

    /** A missing node while the status cannot be had. */
    JsonNode status(Accepted request) {
        HttpResponse<String> response = send(authorized(request, ""));
        return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.missingNode();
    }

    void withdraw(Accepted request) {
        HttpResponse<String> response = send(authorized(request, "/withdrawal").POST(BodyPublishers.noBody()));
        if (response.statusCode() != 202) {
            throw new IllegalStateException("Expected the withdrawal to be accepted, but got " + response.statusCode());
        }
    }

    /**
     * Opens the link of the mail and presses the button on the page. A demo that goes on after it was interrupted listens
     * elsewhere than its first mails say.
     */
    boolean follow(String link) {
        URI written = URI.create(link);
        String action = formUrl + written.getRawPath();
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(action + "?" + written.getRawQuery())));
        Matcher token = TOKEN.matcher(page.body());
        if (page.statusCode() != 200 || !token.find()) {
            return false;
        }
        HttpResponse<String> confirmed = send(HttpRequest.newBuilder(URI.create(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "token=" + URLEncoder.encode(token.group(1), StandardCharsets.US_ASCII))));
        return confirmed.statusCode() == 303 || confirmed.statusCode() == 200;
    }

    private HttpRequest.Builder authorized(Accepted request, String path) {
        return HttpRequest.newBuilder(URI.create(formUrl + "/api/v1/requests/" + request.reference() + path))
                .header("Authorization", "Bearer " + request.secret());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + formUrl + " to answer, but it did not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to wait for an answer, but was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
