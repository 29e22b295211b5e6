package dev.rightsflow.connector.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server with the newsletter's API. */
final class FakeNewsletter implements AutoCloseable {

    static final String TOKEN = "newsletter-token";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Map<String, Map<String, Object>> subscribers = new ConcurrentSkipListMap<>();
    final Map<String, Map<String, Object>> answers = new ConcurrentSkipListMap<>();
    final List<Map<String, Object>> suppressions = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Deque<Reply> refusals = new ArrayDeque<>();
    private final HttpServer server;

    private record Reply(int status, String retryAfter, Duration delay) {}

    FakeNewsletter() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request, whichever it is, is answered with this status. */
    void refuseOnce(int status, String retryAfter) {
        refusals.add(new Reply(status, retryAfter, Duration.ZERO));
    }

    /** The next request waits that long for its answer. */
    void dawdleOnce(Duration delay) {
        refusals.add(new Reply(200, "", delay));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            Reply refusal = refusals.poll();
            if (refusal != null) {
                Thread.sleep(refusal.delay());
                if (!refusal.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().add("Retry-After", refusal.retryAfter());
                }
                reply(exchange, refusal.status(), Map.of());
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                reply(exchange, 401, Map.of());
                return;
            }
            route(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange);
        if (path.equals("/api/v1/status")) {
            reply(exchange, 200, Map.of("status", "UP"));
        } else if (path.equals("/api/v1/subscribers")) {
            reply(exchange, 200, Map.of("subscribers", matching(subscribers, query)));
        } else if (path.equals("/api/v1/survey-answers")) {
            reply(exchange, 200, Map.of("answers", matching(answers, query)));
        } else if (path.equals("/api/v1/suppressions")) {
            suppress(body(exchange));
            reply(exchange, 204, null);
        } else {
            one(
                    exchange,
                    path.startsWith("/api/v1/subscribers/") ? subscribers : answers,
                    path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private static void one(HttpExchange exchange, Map<String, Map<String, Object>> records, String id)
            throws IOException {
        Map<String, Object> record = records.get(id);
        if (record == null) {
            reply(exchange, 404, Map.of());
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "DELETE" -> {
                records.remove(id);
                reply(exchange, 204, null);
            }
            case "PATCH" -> {
                record.putAll(body(exchange));
                reply(exchange, 200, record);
            }
            default -> reply(exchange, 200, record);
        }
    }

    private void suppress(Map<String, Object> suppression) {
        suppressions.add(suppression);
        subscribers.values().stream()
                .filter(subscriber -> String.valueOf(subscriber.get("email"))
                        .equalsIgnoreCase(String.valueOf(suppression.get("email"))))
                .forEach(subscriber -> {
                    Map<String, Object> topics = new TreeMap<>();
                    ((List<?>) suppression.getOrDefault("topics", List.of()))
                            .forEach(topic -> topics.put(String.valueOf(topic), false));
                    subscriber.put("topics", topics);
                });
    }

    private static List<Map<String, Object>> matching(
            Map<String, Map<String, Object>> records, Map<String, String> query) {
        List<Map<String, Object>> matching = new ArrayList<>();
        for (Map<String, Object> record : records.values()) {
            if (query.entrySet().stream()
                    .allMatch(wanted ->
                            wanted.getValue().equalsIgnoreCase(String.valueOf(record.get(wanted.getKey()))))) {
                matching.add(record);
            }
        }
        return matching;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(HttpExchange exchange) throws IOException {
        return JSON.readValue(exchange.getRequestBody().readAllBytes(), Map.class);
    }

    private static void reply(HttpExchange exchange, int status, @Nullable Object body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
