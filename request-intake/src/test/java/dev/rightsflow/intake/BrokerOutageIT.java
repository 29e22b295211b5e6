package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A person is told the truth within five seconds, whatever the broker does. */
@OnTestbed
class BrokerOutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String SUBMISSION =
            "{\"right\": \"ACCESS\", \"relation\": \"customer\", \"identity\": {\"email\": \"anna@example.org\"}}";

    @Test
    void saysThatNothingWasReceivedUntilTheBrokerIsBack(Testbed testbed) {
        try (RunningIntake intake = RunningIntake.on(testbed)) {
            assertThat(intake.post(SUBMISSION).statusCode()).isEqualTo(202);

            testbed.stopBroker();
            try {
                refusesInTime(intake);
            } finally {
                testbed.startBroker();
            }

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> intake.post(SUBMISSION).statusCode() == 202);
        }
    }

    private static void refusesInTime(RunningIntake intake) {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> refused = inTime(() -> intake.post(SUBMISSION));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("nothing has been received").doesNotContain("anna@example.org");
        }

        HttpResponse<String> form = inTime(() -> intake.submit(
                "/?lang=en",
                Map.of(
                        "right",
                        "ERASURE",
                        "relation",
                        "customer",
                        "identity.email",
                        "anna@example.org",
                        "submission",
                        "kept-as-it-is")));
        assertThat(form.statusCode()).isEqualTo(503);
        assertThat(form.body())
                .contains(
                        "Your request has not been received", "value=\"anna@example.org\"", "value=\"kept-as-it-is\"");

        String reference = Reference.random().text();
        String token =
                intake.links().identityToken(reference, Instant.now().plusSeconds(60), new byte[Links.SECRET_BYTES]);
        HttpResponse<String> confirmation =
                inTime(() -> intake.submit("/identity/" + reference + "?lang=en", Map.of("token", token)));
        assertThat(confirmation.statusCode()).isEqualTo(503);
        assertThat(confirmation.body()).contains("Your confirmation has not been received", "Yes, it was me");
    }

    private static HttpResponse<String> inTime(Supplier<HttpResponse<String>> sending) {
        Instant start = Instant.now();
        HttpResponse<String> response = sending.get();
        assertThat(Duration.between(start, Instant.now())).isLessThan(LIMIT);
        return response;
    }
}
