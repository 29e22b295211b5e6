package dev.rightsflow.connector.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The token endpoint of an OAuth 2.0 server (RFC 6749, 3.2): tokens that last an hour, for one client. */
final class FakeTokenServer implements AutoCloseable {

    static final String CLIENT = "rightsflow";
    static final String SECRET = "client-secret";
    static final String REFRESH_TOKEN = "refresh-token";

    /** What it was asked, as forms. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answered instead of a token, unless it is 200. */
    volatile int status = 200;

    private final HttpServer server;

    FakeTokenServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    /** Only the newest token counts. */
    String newest() {
        return "token-" + asked.size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String basic = "Basic "
                    + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
            boolean known = status == 200
                    && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    && (form.contains("grant_type=client_credentials")
                            || (form.contains("grant_type=refresh_token")
                                    && form.contains("refresh_token=" + REFRESH_TOKEN)));
            String answer = "{\"error\":\"invalid_grant\"}";
            if (known) {
                asked.add(form);
                answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}".formatted(newest());
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status == 200 && !known ? 400 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
