package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTestbed
class RequestApiIT {

    private static RunningIntake intake;

    @BeforeAll
    static void start(Testbed testbed) {
        intake = RunningIntake.on(testbed);
    }

    @AfterAll
    static void stop() {
        intake.close();
    }

    @Test
    void acceptsWhatTheBrokerHasAndSealsThePerson() {
        HttpResponse<String> accepted = intake.post("""
            {"right": "ERASURE", "relation": "customer", "language": "en", "message": "Hej!",
             "identity": {"name": " Anna  Lindqvist", "email": "anna@Example.ORG", "phone": "070-123 45 67",
                          "nationalId": "811228–9874"}}\
            """);

        assertThat(accepted.statusCode()).isEqualTo(202);
        String reference = intake.json(accepted).get("reference").asString();
        assertThat(reference).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(intake.json(accepted).get("statusUrl").asString())
                .startsWith(intake.address() + "/status/" + reference + "?secret=");
        Request request = intake.published(reference).getFirst();
        assertThat(request.getKind()).isEqualTo(RequestKind.SUBMITTED);
        assertThat(request.getSubmission().getRight()).isEqualTo(Right.ERASURE);
        assertThat(request.getSubmission().getRelation()).isEqualTo("customer");
        assertThat(request.getSubmission().getLanguage()).isEqualTo("en");
        assertThat(request.getSubmission().getChannel()).isEqualTo(Channel.API);
        assertThat(intake.unsealed(request.getSubmission().getSubject(), reference))
                .isEqualTo(SubjectDetails.newBuilder()
                        .setName("Anna  Lindqvist")
                        .setEmail("anna@example.org")
                        .setPhone("+46701234567")
                        .setNationalId("198112289874")
                        .setMessage("Hej!")
                        .build());
    }

    @Test
    void namesEveryBadFieldInTheLanguageThatWasAskedFor() {
        String body = """
            {"right": "FORGET_ME", "relation": 7, "urgent": true, "language": "sv",
             "identity": {"email": "anna at home", "email": "anna@example.org"}}\
            """;

        HttpResponse<String> english = intake.post(body);
        HttpResponse<String> swedish = intake.post(body, "Accept-Language", "sv-SE,en;q=0.5");

        assertThat(english.statusCode()).isEqualTo(400);
        assertThat(english.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(intake.json(english).get("type").asString()).isEqualTo("urn:rightsflow:problem:bad-fields");
        assertThat(intake.json(english).get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("right", "relation", "urgent", "identity.email");
        assertThat(english.body()).contains("There is no such field.").doesNotContain("anna");
        assertThat(swedish.headers().firstValue("Content-Language")).contains("sv");
        assertThat(swedish.body()).contains("Det finns inget sådant fält.");
    }

    @Test
    void givesARetriedSubmissionTheSameReference() {
        String body = submission("anna@example.org");

        String first = reference(intake.post(body, "Idempotency-Key", "0b9ecf3e-1"));
        String retried = reference(intake.post(body, "Idempotency-Key", "0b9ecf3e-1"));
        String anotherKey = reference(intake.post(body, "Idempotency-Key", "0b9ecf3e-2"));
        String anotherPerson = reference(intake.post(submission("erik@example.org"), "Idempotency-Key", "0b9ecf3e-1"));

        assertThat(retried).isEqualTo(first);
        assertThat(anotherKey).isNotEqualTo(first);
        assertThat(anotherPerson)
                .as("a key that somebody else used, or guessed, leads to nobody else's case")
                .isNotEqualTo(first);
        assertThat(intake.published(first))
                .hasSize(2)
                .extracting(Request::getMessageId)
                .containsOnly(first + ":SUBMITTED");
        assertThat(intake.post(body, "Idempotency-Key", "short").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsTooLargeWithAndWithoutALength() {
        String large = "{\"message\": \"" + "x".repeat(RequestApi.LARGEST_BODY) + "\"}";
        HttpResponse<String> chunked = intake.send(
                intake.request("/api/v1/requests", "Content-Type", "application/json", "Accept-Language", "en")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));

        assertThat(intake.post(large).statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("at most 64 KB");
        assertThat(intake.submit("/?lang=en", Map.of("message", "x".repeat(RequestApi.LARGEST_BODY)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void refusesEverythingElseAsAProblem() {
        assertThat(intake.post("{\"right\": ").statusCode()).isEqualTo(400);
        assertThat(problem(intake.submit("/api/v1/requests", Map.of("right", "ERASURE"))))
                .isEqualTo(415);
        assertThat(problem(intake.get("/api/v1/requests"))).isEqualTo(405);
        assertThat(problem(intake.get("/api/v1/nothing"))).isEqualTo(404);
        assertThat(problem(intake.post(submission("anna@example.org"), "Sec-Fetch-Site", "cross-site")))
                .isEqualTo(403);
    }

    @Test
    void withdrawsForWhoHoldsTheSecret() {
        String reference = reference(intake.post(submission("anna@example.org")));
        String path = "/api/v1/requests/" + reference + "/withdrawal";

        assertThat(intake.submit(path, Map.of("secret", "wrong")).statusCode()).isEqualTo(404);
        assertThat(intake.submit(path, Map.of("secret", intake.links().statusSecret(reference)))
                        .statusCode())
                .isEqualTo(202);
        assertThat(intake.published(reference))
                .extracting(Request::getKind)
                .containsExactly(RequestKind.SUBMITTED, RequestKind.WITHDRAWN);
    }

    @Test
    void sendsStrictHeadersAndNoCookies() {
        assertThat(new HttpResponse<?>[] {intake.get("/"), intake.get("/nowhere"), intake.post("{}")})
                .allSatisfy(response -> {
                    assertThat(response.headers()
                                    .firstValue("Content-Security-Policy")
                                    .orElseThrow())
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe");
                    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                    assertThat(response.headers().firstValue("X-Content-Type-Options"))
                            .contains("nosniff");
                    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
                    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
                });
    }

    @Test
    void keepsHealthAndMetricsOffThePublicPort() {
        assertThat(intake.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(intake.get(intake.managementAddress() + "/actuator/health").body())
                .contains("UP");
        intake.post(submission("metrics@example.org"));
        assertThat(intake.get(intake.managementAddress() + "/actuator/prometheus")
                        .body())
                .contains("rightsflow_intake_requests_total{")
                .doesNotContain("metrics@example.org");
    }

    private static String submission(String email) {
        return "{\"right\": \"ACCESS\", \"relation\": \"customer\", \"identity\": {\"email\": \"%s\"}}"
                .formatted(email);
    }

    private static String reference(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).isEqualTo(202);
        return intake.json(accepted).get("reference").asString();
    }

    private static int problem(HttpResponse<String> refused) {
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(intake.json(refused).get("title").asString()).isNotBlank();
        return refused.statusCode();
    }
}
