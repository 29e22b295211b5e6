package dev.rightsflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code ./run} on free ports, from outside. */
class RunIT {

    /** Generous: the machine that runs the tests may have other things to do. */
    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void startsOnceOnFreePortsAndLeavesNothingBehindWhenStopped() throws Exception {
        String data = directory.resolve("data").toString();
        try (LocalProcess first = LocalProcess.start(directory.resolve("first.log"), "--ports=0", "--data", data)) {
            String form =
                    first.awaitSaid("Form +(http://127.0.0.1:\\d+)/", START).group(1);
            assertThat(status(form + "/")).isEqualTo(200);
            assertThat(first.awaitSaid("Staff page +(\\S+)", START).group(1)).startsWith("http://127.0.0.1:");
            assertThat(Files.getPosixFilePermissions(directory.resolve("data/secrets.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));

            try (LocalProcess second =
                    LocalProcess.start(directory.resolve("second.log"), "--ports=0", "--data", data)) {
                assertThat(second.awaitExit(Duration.ofMinutes(1))).isEqualTo(2);
                assertThat(second.output()).contains("already running", form, "kill ", data);
            }

            String reference = ask(form);
            Awaitility.await().atMost(START).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                try (LocalProcess verifying = LocalProcess.start(
                        directory.resolve("verify.log"), "verify-history", reference, "--data", data)) {
                    assertThat(verifying.awaitExit(Duration.ofMinutes(2)))
                            .as(verifying.output())
                            .isZero();
                    assertThat(verifying.output()).containsPattern("[1-9]\\d* events of 1 cases: every chain is whole");
                }
            });

            List<ProcessHandle> children = first.children();
            assertThat(children).isNotEmpty();
            first.terminate();
            assertThat(first.awaitExit(Duration.ofMinutes(1))).isEqualTo(143);
            Awaitility.await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void namesTheWayOutWhenAPortIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                LocalProcess process = LocalProcess.start(
                        directory.resolve("taken.log"),
                        "--ports=0",
                        "--port-form=" + taken.getLocalPort(),
                        "--data",
                        directory.resolve("taken").toString())) {
            assertThat(process.awaitExit(Duration.ofMinutes(1))).isEqualTo(2);
            assertThat(process.output()).contains("Choose another with --port-form N");
        }
    }

    /** @return the reference */
    private static String ask(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(form + "/api/v1/requests"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"right": "ACCESS", "relation": "customer", "language": "sv",
                     "identity": {"name": "Disa Ek", "email": "disa.ek@post.example"}}\
                    """))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String accepted = client.send(request, BodyHandlers.ofString()).body();
            Matcher reference = Pattern.compile("\"reference\":\"([^\"]+)\"").matcher(accepted);
            assertThat(reference.find()).as(accepted).isTrue();
            return reference.group(1);
        }
    }

    private static int status(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
