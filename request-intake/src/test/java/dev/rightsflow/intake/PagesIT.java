package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTestbed
class PagesIT {

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
    void showsTheFormInBothLanguages() {
        assertThat(intake.get("/", "Accept-Language", "sv").body())
                .contains("lang=\"sv\"", "Radera mina uppgifter", "Exempelbolaget AB", "Har sökt jobb");
        assertThat(intake.get("/").body()).contains("lang=\"en\"", "Erase my data", "Job applicant");
        assertThat(intake.get("/?lang=sv").body()).contains("lang=\"sv\"");
    }

    @Test
    void keepsTheInputWhenSomethingIsWrong() {
        HttpResponse<String> response = intake.submit(
                "/?lang=en",
                Map.of(
                        "right",
                        "ERASURE",
                        "relation",
                        "customer",
                        "identity.email",
                        "anna at home",
                        "identity.name",
                        "Anna <b>"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains(
                        "value=\"anna at home\"",
                        "Anna &lt;b&gt;",
                        "aria-invalid=\"true\"",
                        "href=\"#identity.email\"");
    }

    @Test
    void leadsFromTheFormToTheReceipt() {
        HttpResponse<String> response = intake.submit(
                "/?lang=en", Map.of("right", "ACCESS", "relation", "customer", "identity.email", "anna@example.org"));

        assertThat(response.statusCode()).isEqualTo(303);
        String receipt = response.headers().firstValue("Location").orElseThrow();
        assertThat(intake.get(receipt).body()).contains("We have your request", "/status/");
    }

    @Test
    void confirmsIdentityByAButtonOnly() {
        String reference = Reference.random().text();
        byte[] secret = new byte[Links.SECRET_BYTES];
        String token = intake.links().identityToken(reference, Instant.now().plusSeconds(600), secret);

        HttpResponse<String> asked = intake.get("/identity/" + reference + "?token=" + token);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Yes, it was me");

        HttpResponse<String> confirmed = intake.submit("/identity/" + reference + "?lang=en", Map.of("token", token));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(intake.get(confirmed.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Thank you");
        assertThat(intake.published(reference)).singleElement().satisfies(request -> {
            assertThat(request.getKind()).isEqualTo(RequestKind.IDENTITY_LINK_FOLLOWED);
            assertThat(request.getIdentityProof().getSecretHash()).isEqualTo(Links.hash(secret));
        });
    }

    @Test
    void showsTheStatus() {
        String reference = Reference.random().text();
        String page = "/status/" + reference + "?secret=" + intake.links().statusSecret(reference);
        assertThat(intake.get(page).body()).contains("We have your request");

        intake.tell(Examples.fulfilling(reference, 3));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(intake.get(page).body())
                        .contains(
                                "We do what you asked for",
                                "Customer register",
                                "12 erased",
                                "Through 31 December 2032"));
    }
}
