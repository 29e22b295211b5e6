package dev.rightsflow.embedded.opendsr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rightsflow.embedded.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A processor that is told to erase over OpenDSR 2.0: it keeps each request in a file, carries it out a moment later, and calls
 * back until somebody listens, also after a restart.
 */
public final class Processor implements Part {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REQUESTS = "/v2/requests";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;

    private final Path directory;
    private final String domain;
    private final String token;
    private final SigningKey key;
    private final Consumer<String> erasure;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable HttpServer server;
    private @Nullable ScheduledExecutorService worker;

    private Processor(Path directory, String domain, String token, Consumer<String> erasure) {
        this.directory = directory;
        this.domain = domain;
        this.token = token;
        this.erasure = erasure;
        this.key = SigningKey.in(directory, domain);
    }

    /**
     * @param domain that its certificate is issued to
     * @param token that whoever asks must bear
     * @param erasure erases by an address in lower case; may be asked twice
     */
    public static Processor in(Path directory, String domain, String token, Consumer<String> erasure) {
        try {
            return new Processor(Files.createDirectories(directory), domain, token, erasure);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to create " + directory + ", but could not", e);
        }
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a free port for a processor, but there is none", e);
        }
        server.createContext("/", this::serve);
        server.start();
        worker = new ScheduledThreadPoolExecutor(1);
        worker.scheduleWithFixedDelay(this::carryOut, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    /** Of its API, with the version. */
    public synchronized String url() {
        if (server == null) {
            throw new IllegalStateException("Expected a processor that runs, but it does not");
        }
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2";
    }

    public String domain() {
        return domain;
    }

    /** A directory with its certificate. */
    public Path certificates() {
        return key.directory();
    }

    /** Base64, as its headers have it. */
    public String sign(byte[] body) {
        return key.sign(body);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-OpenDSR-Processor-Domain", domain);
            exchange.getResponseHeaders().set("X-OpenDSR-Signature", key.sign(body));
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, JsonNode body) {

        static Reply error(int status, String message) {
            ObjectNode error = JSON.createObjectNode();
            error.putObject("error").put("code", status).put("message", message);
            return new Reply(status, error);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String asked = exchange.getRequestMethod() + " " + path;
        if (asked.equals("GET /v2/discovery")) {
            return new Reply(200, discovery());
        }
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.error(401, "a bearer token is required");
        }
        if (asked.equals("POST " + REQUESTS)) {
            return take(exchange.getRequestBody().readAllBytes());
        }
        if (asked.startsWith("GET " + REQUESTS + "/")) {
            return find(path.substring(REQUESTS.length() + 1))
                    .map(request -> new Reply(200, status(request)))
                    .orElseGet(() -> Reply.error(404, "there is no such request"));
        }
        return Reply.error(404, "not found");
    }

    private ObjectNode discovery() {
        ObjectNode discovery = JSON.createObjectNode().put("api_version", "2.0");
        discovery
                .putArray("supported_identities")
                .addObject()
                .put("identity_type", "email")
                .put("identity_format", "raw");
        discovery.putArray("supported_subject_request_types").add("erasure");
        return discovery.put("processor_certificate", "https://" + domain + "/processor.pem");
    }

    private Reply take(byte[] body) {
        JsonNode request;
        try {
            request = JSON.readTree(body);
        } catch (JacksonException e) {
            return Reply.error(400, "the body is no JSON");
        }
        String id = request.path("subject_request_id").asString("");
        if (!id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")) {
            return Reply.error(400, "subject_request_id is no UUID of version 4");
        }
        if (!request.path("subject_request_type").asString("").equals("erasure")
                || !request.path("regulation").asString("").equals("gdpr")
                || email(request).isEmpty()) {
            return Reply.error(400, "only an erasure under the gdpr by a raw e-mail address is supported");
        }
        if (find(id).isPresent()) {
            return Reply.error(400, "there is such a request already");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode kept = ((ObjectNode) request.deepCopy())
                .put("request_status", "pending")
                .put("expected_completion_time", now.plus(Duration.ofDays(1)).toString());
        keep(kept);
        return new Reply(
                201,
                JSON.createObjectNode()
                        .put("controller_id", "softwerk")
                        .put(
                                "expected_completion_time",
                                now.plus(Duration.ofDays(1)).toString())
                        .put("received_time", now.toString())
                        .put("encoded_request", Base64.getEncoder().encodeToString(body))
                        .put("subject_request_id", id));
    }

    /** Whoever is erased is erased before anybody is told so; a callback that nobody takes is made again. */
    private void carryOut() {
        try {
            requests()
                    .filter(request -> !request.path("called_back").asBoolean(false))
                    .toList()
                    .forEach(this::carryOut);
        } catch (RuntimeException e) {
            // The next round tries again; nothing was lost, since each request is in its file.
        }
    }

    private void carryOut(JsonNode request) {
        erasure.accept(email(request));
        ObjectNode done = ((ObjectNode) request.deepCopy()).put("request_status", "completed");
        keep(done);
        boolean heard = Stream.of(request.path("status_callback_urls"))
                .flatMap(urls -> urls.values().stream())
                .allMatch(url -> callBack(done, url.asString("")));
        if (heard) {
            keep(done.put("called_back", true));
        }
    }

    private boolean callBack(JsonNode request, String url) {
        byte[] body = JSON.writeValueAsBytes(status(request).put("status_callback_url", url));
        HttpRequest callback = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-OpenDSR-Processor-Domain", domain)
                .header("X-OpenDSR-Signature", key.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(callback, HttpResponse.BodyHandlers.discarding()).statusCode() == ACCEPTED;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ObjectNode status(JsonNode request) {
        return JSON.createObjectNode()
                .put("controller_id", "softwerk")
                .put(
                        "expected_completion_time",
                        request.path("expected_completion_time").asString(""))
                .put("subject_request_id", request.path("subject_request_id").asString(""))
                .put("request_status", request.path("request_status").asString(""))
                .put("api_version", "2.0");
    }

    private static String email(JsonNode request) {
        return request.path("subject_identities").values().stream()
                .filter(identity -> identity.path("identity_type").asString("").equals("email")
                        && identity.path("identity_format").asString("").equals("raw"))
                .map(identity -> identity.path("identity_value").asString("").toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private Optional<JsonNode> find(String id) {
        return requests()
                .filter(request ->
                        request.path("subject_request_id").asString("").equals(id))
                .findFirst();
    }

    private Stream<JsonNode> requests() {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Processor::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + directory + ", but could not", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
        }
    }

    private void keep(JsonNode request) {
        Path file = directory.resolve(request.path("subject_request_id").asString("") + ".json");
        try {
            Path whole = Files.writeString(directory.resolve(file.getFileName() + ".new"), request.toString());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but could not", e);
        }
    }
}
