package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.embedded.opendsr.Processor;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.opendsr.SubjectRequestId;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a processor says of a request that it got over OpenDSR, and what others say in its name. */
@OnTestbed
class LetterCallbacksIT {

    private static final byte[] SECRET = "of letter no. 3!".getBytes(StandardCharsets.US_ASCII);
    private static final Links LINKS = new Links(RunningIntake.LINK_KEY);
    private static final String DOMAIN = "opendsr.processor.example";

    @TempDir
    private static Path directory;

    private static Processor processor;
    private static RunningIntake intake;

    private final String reference = Reference.random().text();
    private final String token = LINKS.callbackToken(reference, 3, Instant.now().plusSeconds(600), SECRET);

    @BeforeAll
    static void start(Testbed testbed) {
        processor = Processor.in(directory, DOMAIN, "unused", address -> {});
        intake = RunningIntake.on(
                testbed,
                Map.of(
                        "rightsflow.opendsr.certificates",
                        processor.certificates().toString(),
                        "rightsflow.intake.submissions-per-minute",
                        2));
    }

    @AfterAll
    static void stop() {
        intake.close();
        processor.close();
    }

    @Test
    void confirmsTheLetterOnceTheProcessorHasErased() {
        assertThat(call(body("pending"), DOMAIN, null)).isEqualTo(202);
        assertThat(call(body("in_progress"), DOMAIN, null)).isEqualTo(202);
        assertThat(call(body("completed"), DOMAIN, null)).isEqualTo(202);
        assertThat(call(body("completed"), DOMAIN, null)).isEqualTo(202);

        assertThat(intake.published(reference)).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getKind()).isEqualTo(RequestKind.LETTER_ACKNOWLEDGED);
            assertThat(request.getLetterProof().getLetter()).isEqualTo(3);
            assertThat(request.getLetterProof().getSecretHash()).isEqualTo(Links.hash(SECRET));
            // Said twice, it is said once.
            assertThat(request.getMessageId()).isEqualTo(reference + ":LETTER_ACKNOWLEDGED:" + Links.hash(SECRET));
        });
    }

    @Test
    void takesNobodysWordButTheProcessors(@TempDir Path other) {
        byte[] body = body("completed");
        Processor impostor = Processor.in(other, DOMAIN, "unused", address -> {});

        assertThat(call(body, DOMAIN, impostor.sign(body))).isEqualTo(403);
        assertThat(call(body, DOMAIN, processor.sign(body("pending")))).isEqualTo(403);
        assertThat(call(body, "opendsr.other.example", processor.sign(body))).isEqualTo(403);
        assertThat(call(body, DOMAIN, "no signature")).isEqualTo(403);
        assertThat(intake.send(intake.request(path(token), "Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesTheProcessorsWordForItsOwnLetterOnly() {
        byte[] body = body("completed");
        String another = LINKS.callbackToken(reference, 4, Instant.now().plusSeconds(600), SECRET);
        String late = LINKS.callbackToken(reference, 3, Instant.now().minusSeconds(600), SECRET);

        assertThat(call(path(another), body, DOMAIN, processor.sign(body))).isEqualTo(403);
        assertThat(call(path(late), body, DOMAIN, processor.sign(body))).isEqualTo(403);
        assertThat(call(path("made-up"), body, DOMAIN, processor.sign(body))).isEqualTo(403);
        assertThat(call(body("completed", "00000000-0000-4000-8000-000000000000", token), DOMAIN, null))
                .isEqualTo(400);
        assertThat(call(body("completed", requestId(), another), DOMAIN, null)).isEqualTo(400);
    }

    @Test
    void takesNoTokenOfThePageWherePeopleConfirm() {
        String ofThePage = LINKS.letterToken(reference, 3, Instant.now().plusSeconds(600), SECRET);
        byte[] body = body("completed", requestId(), ofThePage);

        assertThat(call(path(ofThePage), body, DOMAIN, processor.sign(body))).isEqualTo(403);
    }

    @Test
    void hasALimitOfItsOwnBesideThatOfTheForm() {
        String page = "/letters/" + reference + "/3?lang=en";
        for (int i = 0; i < 2; i++) {
            intake.submit(page, Map.of("token", "made-up"));
        }

        assertThat(intake.submit(page, Map.of("token", "made-up")).statusCode()).isEqualTo(429);
        assertThat(call(body("pending"), DOMAIN, null)).isEqualTo(202);
    }

    @Test
    void refusesWhatIsNoJsonAndWhatIsTooLarge() {
        assertThat(call("<xml/>".getBytes(StandardCharsets.UTF_8), DOMAIN, null))
                .isEqualTo(400);
        assertThat(call(new byte[20 * 1024], DOMAIN, null)).isEqualTo(413);
    }

    private int call(byte[] body, String domain, @Nullable String signature) {
        return call(path(token), body, domain, signature == null ? processor.sign(body) : signature);
    }

    private int call(String path, byte[] body, String domain, String signature) {
        return intake.send(intake.request(
                                path,
                                "Content-Type",
                                "application/json",
                                "X-OpenDSR-Processor-Domain",
                                domain,
                                "X-OpenDSR-Signature",
                                signature)
                        .POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private String path(String ownToken) {
        return "/letters/" + reference + "/3/status?token=" + ownToken;
    }

    private String requestId() {
        return SubjectRequestId.of(Links.hash(SECRET), reference, 3).toString();
    }

    private byte[] body(String status) {
        return body(status, requestId(), token);
    }

    private byte[] body(String status, String id, String ownToken) {
        return """
            {"controller_id": "softwerk", "expected_completion_time": "2026-11-26T10:00:00Z",
             "status_callback_url": "https://privacy.example.org%s",
             "subject_request_id": "%s", "request_status": "%s", "results_url": null}
            """.formatted(path(ownToken), id, status).getBytes(StandardCharsets.UTF_8);
    }
}
