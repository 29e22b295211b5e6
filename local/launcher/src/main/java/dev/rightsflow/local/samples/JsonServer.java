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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP on loopback, for whoever is let in. */
final class JsonServer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Door door;
    private final Routes routes;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    record Response(int status, @Nullable Object body) {}

    /** What is asked for cannot be understood; the message says why. */
    static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message);
        }
    }

    /** Lets requests in. */
    interface Door {
        boolean opensFor(HttpExchange exchange);
    }

    /** Answers a request that was let in. */
    interface Routes {
        Response route(HttpExchange exchange) throws IOException, SQLException;
    }

    /**
     * For whoever has the bearer token.
     *
     * @param port 0 for any free one
     */
    JsonServer(int port, String token, Routes routes) {
        this(port, exchange -> carries(exchange, "Bearer " + token), routes);
    }

    /** @param port 0 for any free one */
    JsonServer(int port, Door door, Routes routes) {
        this.door = door;
        this.routes = routes;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected port " + port + " to be free for a sample API", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Without a slash at the end. */
    String url() {
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
        if (!door.opensFor(exchange)) {
            return new Response(401, Map.of("error", "a bearer token is required"));
        }
        try {
            return routes.route(exchange);
        } catch (BadRequest | JacksonException e) {
            return new Response(400, Map.of("error", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            return new Response(500, Map.of("error", "the store does not answer"));
        }
    }

    static boolean carries(HttpExchange exchange, String authorization) {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> query(HttpExchange exchange) {
        return form(exchange.getRequestURI().getRawQuery());
    }

    /** The fields of a query, or of a form. */
    static Map<String, String> form(@Nullable String raw) {
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
