package dev.rightsflow.connector.http;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Requests to the system's API: no faster than it allows, again where it asks for that. Every request that we make may be
 * made twice: reads, deletes, patches to fixed values.
 */
final class Api {

    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503, 504);
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final String system;
    private final RestClient client;
    private final Pace pace;
    private final LongConsumer pauseMillis;

    Api(String system, RestClient client, int requestsPerSecond, LongSupplier nanoTime, LongConsumer pauseMillis) {
        this.system = system;
        this.client = client;
        this.pace = new Pace(requestsPerSecond, nanoTime, pauseMillis);
        this.pauseMillis = pauseMillis;
    }

    /** The body, or empty if there is no such resource. */
    Optional<String> get(String path, Map<String, String> variables) {
        Reply reply = request(HttpMethod.GET, path, variables, null);
        return reply.isMissing() ? Optional.empty() : Optional.of(reply.body());
    }

    /**
     * A GET, or where there is a body a POST that asks or that does the same however often it is made. The answer's body, or
     * empty if there is no such resource.
     */
    Optional<String> ask(String path, Map<String, String> variables, @Nullable Object body) {
        Reply reply = request(body == null ? HttpMethod.GET : HttpMethod.POST, path, variables, body);
        return reply.isMissing() ? Optional.empty() : Optional.of(reply.body());
    }

    /** Gone already is gone. */
    void delete(String path, Map<String, String> variables) {
        request(HttpMethod.DELETE, path, variables, null);
    }

    /** @return whether there was something to patch */
    boolean patch(String path, Map<String, String> variables, Map<String, ?> body) {
        return !request(HttpMethod.PATCH, path, variables, body).isMissing();
    }

    void put(String path, Map<String, ?> body) {
        if (request(HttpMethod.PUT, path, Map.of(), body).isMissing()) {
            throw refused(HttpMethod.PUT, path, 404);
        }
    }

    private record Reply(int status, String body, @Nullable String retryAfter) {
        boolean isMissing() {
            return status == 404 || status == 410;
        }
    }

    private Reply request(HttpMethod method, String path, Map<String, String> variables, @Nullable Object body) {
        for (int attempt = 1; ; attempt++) {
            pace.await();
            Reply reply = exchange(method, path, variables, body);
            if (HttpStatusCode.valueOf(reply.status()).is2xxSuccessful() || reply.isMissing()) {
                return reply;
            }
            if (!WORTH_ANOTHER_TRY.contains(reply.status())) {
                throw refused(method, path, reply.status());
            }
            Duration wait = wait(reply.retryAfter(), attempt);
            if (attempt == ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
                throw ConnectorException.later(
                        "SYSTEM_BUSY",
                        "Expected %s to take %s %s, but it answers %d and asks to come back later"
                                .formatted(system, method, path, reply.status()));
            }
            pauseMillis.accept(wait.toMillis());
        }
    }

    private Reply exchange(HttpMethod method, String path, Map<String, String> variables, @Nullable Object body) {
        try {
            RestClient.RequestBodySpec request = client.method(method).uri(path, variables);
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return request.exchangeForRequiredValue((sent, response) -> new Reply(
                    response.getStatusCode().value(),
                    text(response),
                    response.getHeaders().getFirst("Retry-After")));
        } catch (ResourceAccessException e) {
            throw ConnectorException.unreachable(
                    "Expected %s to answer within its time, but it does not; see rightsflow.http.base-url, and that it runs"
                            .formatted(system),
                    e);
        }
    }

    private static String text(ClientHttpResponse response) throws IOException {
        return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the API asks for, in seconds or as a date; otherwise a little longer each time. */
    private static Duration wait(@Nullable String retryAfter, int attempt) {
        Duration own = Duration.ofMillis(250L << attempt);
        if (retryAfter == null) {
            return own;
        }
        try {
            return retryAfter.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from));
        } catch (DateTimeParseException | NumberFormatException e) {
            return own;
        }
    }

    /** Names the path as the descriptor has it, never what was put into it. */
    private ConnectorException refused(HttpMethod method, String path, int status) {
        String wayOut = switch (status) {
            case 401, 403 ->
                "see that rightsflow.http.token is valid, or the account of rightsflow.http.oauth2, and may do this";
            case 404 -> "see that the path in the descriptor is the API's";
            default -> "see the API's documentation";
        };
        return ConnectorException.refused(
                Failure.SYSTEM_REFUSED,
                "Expected %s to accept %s %s, but it answers %d; %s".formatted(system, method, path, status, wayOut));
    }
}
