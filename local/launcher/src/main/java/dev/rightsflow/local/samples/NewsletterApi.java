package dev.rightsflow.local.samples;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsletter service's HTTP API, as {@code newsletter-api.md} of the HTTP connector describes it. */
public final class NewsletterApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "/api/v1";
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    private final NewsletterStore store;
    private final JsonServer server;

    NewsletterApi(NewsletterStore store, String token, int port) {
        this.store = store;
        this.server = new JsonServer(port, token, this::route);
    }

    /** Without a slash at the end. */
    public String url() {
        return server.url();
    }

    void stop() {
        server.stop();
    }

    private JsonServer.Response route(HttpExchange exchange) throws IOException, SQLException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Map<String, String> query = JsonServer.query(exchange);
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
            default -> new JsonServer.Response(NOT_FOUND, Map.of("error", "there is no " + method + " " + path));
        };
    }

    private JsonServer.Response change(String id, JsonNode patch) throws SQLException {
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
                default -> throw new JsonServer.BadRequest("a subscriber has no field " + field.getKey());
            }
        });
        if (!changes.isEmpty() && !store.change(id, changes)) {
            return done(false);
        }
        return found(store.subscriber(id).map(NewsletterApi::subscriber));
    }

    private JsonServer.Response suppress(JsonNode body) throws SQLException {
        Map<String, String> identifiers = new TreeMap<>();
        for (String field : List.of("email", "phone")) {
            if (body.path(field).isString()) {
                identifiers.put(field, body.path(field).asString());
            }
        }
        List<String> topics = new ArrayList<>();
        body.path("topics").forEach(topic -> topics.add(known(topic.asString())));
        store.suppress(identifiers, topics);
        return new JsonServer.Response(NO_CONTENT, null);
    }

    private static String known(String topic) {
        if (!NewsletterStore.TOPICS.contains(topic)) {
            throw new JsonServer.BadRequest("there is no such topic");
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

    private static JsonServer.Response ok(Object body) {
        return new JsonServer.Response(200, body);
    }

    private static JsonServer.Response found(Optional<Map<String, Object>> body) {
        return body.map(NewsletterApi::ok).orElseGet(() -> done(false));
    }

    private static JsonServer.Response done(boolean done) {
        return done
                ? new JsonServer.Response(NO_CONTENT, null)
                : new JsonServer.Response(NOT_FOUND, Map.of("error", "not found"));
    }
}
