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

    private static int status(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
