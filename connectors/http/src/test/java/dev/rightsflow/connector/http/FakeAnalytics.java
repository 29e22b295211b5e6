package dev.rightsflow.connector.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server with the analytics API, two sessions to a page. */
final class FakeAnalytics implements AutoCloseable {

    static final String TOKEN = "analytics-token";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 2;

    /** Dates of sessions by client id. */
    final Map<String, List<String>> sessions = new ConcurrentSkipListMap<>();

    final List<JsonNode> deletions = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    private final Supplier<String> token;

    FakeAnalytics() throws IOException {
        this(() -> TOKEN);
    }

    /** @param token that it takes */
    FakeAnalytics(Supplier<String> token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = JSON.writeValueAsBytes(
                    switch (exchange.getRequestURI().getPath()) {
                        case "/v4/userActivity:search" -> search(JSON.readTree(exchange.getRequestBody()));
                        case "/analytics/v3/userDeletion/userDeletionRequests:upsert" ->
                            delete(JSON.readTree(exchange.getRequestBody()));
                        default -> Map.of("kind", "analytics#accountSummaries");
                    });
            boolean authorised = ("Bearer " + token.get())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(authorised ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, Object> search(JsonNode request) {
        String clientId = request.path("user").path("userId").asString();
        int from = Integer.parseInt(request.path("pageToken").asString("0"));
        List<String> dates = sessions.getOrDefault(clientId, List.of());
        List<Map<String, Object>> page = new ArrayList<>();
        for (int i = from; i < Math.min(from + PAGE, dates.size()); i++) {
            page.add(Map.of(
                    "sessionId",
                    "session-" + i,
                    "sessionDate",
                    dates.get(i),
                    "deviceCategory",
                    "mobile",
                    "activities",
                    List.of(Map.of("landingPagePath", "/page-" + i))));
        }
        Map<String, Object> answer = new LinkedHashMap<>(Map.of("sessions", page));
        if (from + PAGE < dates.size()) {
            answer.put("nextPageToken", Integer.toString(from + PAGE));
        }
        return answer;
    }

    private Map<String, Object> delete(JsonNode request) {
        deletions.add(request);
        sessions.remove(request.path("id").path("userId").asString());
        return Map.of("kind", "analytics#userDeletionRequest");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
