package dev.rightsflow.local.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsletter service's HTTP API, as {@code newsletter-api.md} of the HTTP connector describes it. */
public final class NewsletterApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1";
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final NewsletterStore store;
    private final byte[] authorization;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Response(int status, @Nullable Object body) {}

    private static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message);
        }
    }

    NewsletterApi(NewsletterStore store, String token, int port) {
        this.store = store;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected port " + port + " to be free for the sample newsletter", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
        threads.shutdown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = answer(exchange);
            byte[] body = response.body() == null ? new byte[0] : JSON.writeValueAsBytes(response.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
            return new Response(401, Map.of("error", "a bearer token is required"));
        }
        try {
            return route(exchange);
        } catch (BadRequest | JacksonException e) {
            return new Response(400, Map.of("error", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            return new Response(500, Map.of("error", "the store does not answer"));
        }
    }

    private Response route(HttpExchange exchange) throws IOException, SQLException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String id = path.substring(path.lastIndexOf('/') + 1);
        return switch (method + " " + path.replaceFirst("/(subscriber|answer)-[0-9]+$", "/{id}")) {
            case "GET " + API + "/status" -> ok(Map.of("status", "UP"));
            case "GET " + API + "/subscribers" ->
                ok(Map.of(
                        "subscribers",
                        store.subscribers(query).stream()
                                .map(NewsletterApi::subscriber)
                                .toList()));
            case "GET " + API + "/subscribers/{id}" ->
                found(store.subscriber(id).map(NewsletterApi::subscriber));
            case "PATCH " + API + "/subscribers/{id}" -> change(id, JSON.readTree(exchange.getRequestBody()));
            case "DELETE " + API + "/subscribers/{id}" -> done(store.deleteSubscriber(id));
            case "GET " + API + "/survey-answers" ->
                ok(Map.of(
                        "answers",
                        store.answers(query.getOrDefault("email", "")).stream()
                                .map(NewsletterApi::answer)
                                .toList()));
            case "GET " + API + "/survey-answers/{id}" -> found(store.answer(id).map(NewsletterApi::answer));
            case "DELETE " + API + "/survey-answers/{id}" -> done(store.deleteAnswer(id));
            case "GET " + API + "/audience" ->
                ok(Map.of("emails", store.audience(known(query.getOrDefault("topic", "")))));
            case "PUT " + API + "/suppressions" -> suppress(JSON.readTree(exchange.getRequestBody()));
            case "POST " + API + "/suppressions/check" ->
                ok(Map.of(
                        "topics",
                        store.suppressed(JSON.readTree(exchange.getRequestBody())
                                .path("email")
                                .asString(""))));
            default -> new Response(NOT_FOUND, Map.of("error", "there is no " + method + " " + path));
        };
    }

    private Response change(String id, JsonNode patch) throws SQLException {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        patch.properties().forEach(field -> {
            switch (field.getKey()) {
                case "name", "email", "phone" ->
                    changes.put(
                            field.getKey(),
                            field.getValue().isNull() ? null : field.getValue().asString());
                case "restricted" -> changes.put("restricted", field.getValue().asBoolean());
                case "topics" ->
                    field.getValue()
                            .properties()
                            .forEach(topic -> changes.put(
                                    known(topic.getKey()), topic.getValue().asBoolean()));
                default -> throw new BadRequest("a subscriber has no field " + field.getKey());
            }
        });
        if (!changes.isEmpty() && !store.change(id, changes)) {
            return done(false);
        }
        return found(store.subscriber(id).map(NewsletterApi::subscriber));
    }

    private Response suppress(JsonNode body) throws SQLException {
        Map<String, String> identifiers = new TreeMap<>();
        for (String field : List.of("email", "phone")) {
            if (body.path(field).isString()) {
                identifiers.put(field, body.path(field).asString());
            }
        }
        List<String> topics = new ArrayList<>();
        body.path("topics").forEach(topic -> topics.add(known(topic.asString())));
        store.suppress(identifiers, topics);
        return new Response(NO_CONTENT, null);
    }

    private static String known(String topic) {
        if (!NewsletterStore.TOPICS.contains(topic)) {
            throw new BadRequest("there is no such topic");
        }
        return topic;
    }

    private static Map<String, Object> subscriber(Map<String, Object> row) {
        Map<String, Object> topics = new LinkedHashMap<>();
        NewsletterStore.TOPICS.forEach(topic -> topics.put(topic, row.getOrDefault(topic, false)));
        Map<String, Object> subscriber = new LinkedHashMap<>();
        for (String field : List.of("id", "name", "email", "phone")) {
            subscriber.put(field, row.get(field));
        }
        subscriber.put("topics", topics);
        subscriber.put("consentedOn", row.get("consented_on"));
        subscriber.put("restricted", row.get("restricted"));
        return subscriber;
    }

    private static Map<String, Object> answer(Map<String, Object> row) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (String field : List.of("id", "email", "survey", "answer")) {
            answer.put(field, row.get(field));
        }
        answer.put("answeredOn", row.get("answered_on"));
        return answer;
    }

    private static Response ok(Object body) {
        return new Response(200, body);
    }

    private static Response found(Optional<Map<String, Object>> body) {
        return body.map(NewsletterApi::ok).orElseGet(() -> done(false));
    }

    private static Response done(boolean done) {
        return done ? new Response(NO_CONTENT, null) : new Response(NOT_FOUND, Map.of("error", "not found"));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
