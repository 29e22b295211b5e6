package dev.rightsflow.local.samples;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The analytics service's HTTP API, as {@code website-analytics-api.md} of the HTTP connector describes it, and the server of
 * the tokens that it takes (OAuth 2.0): for two minutes each, so that any demo sees one end.
 */
public final class AnalyticsApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CLIENT = "rightsflow";
    private static final String TOKEN_PATH = "/token";
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(2);

    private final SampleDatabase database;
    private final String secret;
    private final JsonServer server;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    /** @param secret of the client, and its refresh token */
    AnalyticsApi(SampleDatabase database, String secret, int port) {
        this.database = database;
        this.secret = secret;
        this.server = new JsonServer(port, this::isLetIn, this::route);
    }

    private boolean isLetIn(HttpExchange exchange) {
        if (exchange.getRequestURI().getPath().equals(TOKEN_PATH)) {
            return JsonServer.carries(
                    exchange,
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        }
        return tokens.entrySet().stream()
                .filter(token -> token.getValue().isAfter(Instant.now()))
                .anyMatch(token -> JsonServer.carries(exchange, "Bearer " + token.getKey()));
    }

    private JsonServer.Response token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                JsonServer.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!"refresh_token".equals(form.get("grant_type")) || !secret.equals(form.get("refresh_token"))) {
            return new JsonServer.Response(400, Map.of("error", "invalid_grant"));
        }
        tokens.values().removeIf(ends -> ends.isBefore(Instant.now()));
        String token = UUID.randomUUID().toString();
        tokens.put(token, Instant.now().plus(TOKEN_LASTS));
        return ok(Map.of("access_token", token, "token_type", "Bearer", "expires_in", TOKEN_LASTS.toSeconds()));
    }

    static void fill(Connection connection, SampleData data) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into session values (?, ?, ?, ?, 'Organic Search', '/', 'Kalmar')")) {
            int id = 1_793_500_000;
            for (SampleData.Visit visit : data.visits) {
                Rows.add(
                        insert,
                        Integer.toString(id++),
                        visit.clientId(),
                        visit.on(),
                        id % 2 == 0 ? "mobile" : "desktop");
            }
            insert.executeBatch();
        }
    }

    /** Without a slash at the end. */
    public String url() {
        return server.url();
    }

    public String tokenUrl() {
        return url() + TOKEN_PATH;
    }

    public String client() {
        return CLIENT;
    }

    void stop() {
        server.stop();
    }

    private JsonServer.Response route(HttpExchange exchange) throws IOException, SQLException {
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "GET /analytics/v3/management/accountSummaries" ->
                ok(Map.of("kind", "analytics#accountSummaries", "items", List.of()));
            case "POST " + TOKEN_PATH -> token(exchange);
            case "POST /v4/userActivity:search" -> search(JSON.readTree(exchange.getRequestBody()));
            case "POST /analytics/v3/userDeletion/userDeletionRequests:upsert" ->
                delete(JSON.readTree(exchange.getRequestBody()));
            default -> new JsonServer.Response(404, Map.of("error", "not found"));
        };
    }

    private JsonServer.Response search(JsonNode request) throws SQLException {
        String clientId = clientId(request.path("user"));
        int size = request.path("pageSize").asInt(100);
        int from = Integer.parseInt(request.path("pageToken").asString("0"));
        List<Map<String, Object>> sessions = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement("select * from session where client_id = ? order by session_id")) {
            query.setString(1, clientId);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sessions.add(session(rows));
                }
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "sessions", sessions.subList(Math.min(from, sessions.size()), Math.min(from + size, sessions.size())));
        answer.put("totalRows", sessions.size());
        if (from + size < sessions.size()) {
            answer.put("nextPageToken", Integer.toString(from + size));
        }
        return ok(answer);
    }

    private static Map<String, Object> session(ResultSet row) throws SQLException {
        String date = row.getDate("session_date").toString();
        return Map.of(
                "sessionId",
                row.getString("session_id"),
                "sessionDate",
                date,
                "deviceCategory",
                row.getString("device"),
                "activities",
                List.of(Map.of(
                        "activityTime",
                        date + "T10:00:00Z",
                        "channelGrouping",
                        row.getString("channel"),
                        "landingPagePath",
                        row.getString("page"),
                        "customDimension",
                        List.of(Map.of("index", 1, "value", row.getString("place"))))));
    }

    private JsonServer.Response delete(JsonNode request) throws SQLException {
        String clientId = clientId(request.path("id"));
        try (Connection connection = database.connect();
                PreparedStatement delete = connection.prepareStatement("delete from session where client_id = ?")) {
            delete.setString(1, clientId);
            delete.executeUpdate();
        }
        return ok(Map.of(
                "kind",
                "analytics#userDeletionRequest",
                "id",
                Map.of("type", "CLIENT_ID", "userId", clientId),
                "deletionRequestTime",
                Instant.now().toString()));
    }

    private static String clientId(JsonNode user) {
        if (!user.path("type").asString("").equals("CLIENT_ID")
                || user.path("userId").asString("").isEmpty()) {
            throw new JsonServer.BadRequest("a user of type CLIENT_ID is required");
        }
        return user.path("userId").asString("");
    }

    private static JsonServer.Response ok(Object body) {
        return new JsonServer.Response(200, body);
    }
}
