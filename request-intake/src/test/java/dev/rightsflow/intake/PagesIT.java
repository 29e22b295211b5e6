package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    @Test
    void sendsAnAnswerToTheStaffSealed() {
        String reference = Reference.random().text();
        String secret = intake.links().statusSecret(reference);

        HttpResponse<String> empty =
                intake.submit("/status/" + reference + "/answer?lang=en", Map.of("secret", secret, "answer", " "));
        assertThat(empty.statusCode()).isEqualTo(400);
        HttpResponse<String> answered = intake.submit(
                "/status/" + reference + "/answer?lang=en", Map.of("secret", secret, "answer", "Jag bor i Växjö."));
        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(intake.get(answered.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("We have your answer");
        assertThat(intake.published(reference)).singleElement().satisfies(request -> {
            assertThat(request.getKind()).isEqualTo(RequestKind.CLARIFIED);
            assertThat(intake.unsealed(request.getAnswer(), reference).getMessage())
                    .isEqualTo("Jag bor i Växjö.");
        });
    }

    @Test
    void takesARequestBackAfterAskingOnceMore() {
        String reference = Reference.random().text();
        String secret = intake.links().statusSecret(reference);
        String page = "/status/" + reference + "/withdrawal";

        assertThat(intake.get(page + "?secret=" + secret).body()).contains("Yes, take it back");
        assertThat(intake.submit(page + "?lang=en", Map.of("secret", "wrong")).statusCode())
                .isEqualTo(404);
        assertThat(intake.submit(page + "?lang=en", Map.of("secret", secret)).statusCode())
                .isEqualTo(303);
        assertThat(intake.published(reference)).extracting(Request::getKind).containsExactly(RequestKind.WITHDRAWN);
    }

    @Test
    void tellsWhoeverFillsInTheTrap() {
        HttpResponse<String> response = intake.submit(
                "/?lang=en",
                Map.of(
                        "right",
                        "ACCESS",
                        "relation",
                        "customer",
                        "identity.email",
                        "a@example.org",
                        "leave-empty",
                        "x"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("It is there to stop programs");
    }

    @Test
    void saysWhatToDoWhileNoControllerIsAnnounced() {
        intake.takeControllerBack();
        try {
            HttpResponse<String> form = intake.get("/");
            assertThat(form.statusCode()).isEqualTo(503);
            assertThat(form.headers().firstValue("Retry-After")).isPresent();
            assertThat(form.body()).contains("We cannot take requests right now", "Try again in a minute");
            assertThat(intake.post("{}").statusCode()).isEqualTo(503);
        } finally {
            intake.announceController();
        }
    }

    @Test
    void confirmsALetterToARecipientByAButtonOnly() {
        String reference = Reference.random().text();
        byte[] secret = new byte[Links.SECRET_BYTES];
        String token = intake.links().letterToken(reference, 3, Instant.now().plusSeconds(600), secret);
        String page = "/letters/" + reference + "/3";

        HttpResponse<String> asked = intake.get(page + "?token=" + token);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Yes, it is done");
        assertThat(intake.get(page + "/confirmed?token=" + token).statusCode()).isEqualTo(200);

        HttpResponse<String> confirmed = intake.submit(page + "?lang=en", Map.of("token", token));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(intake.get(confirmed.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Thank you");
        // One record: what only looked, as a scanner of mail does, has said nothing.
        assertThat(intake.published(reference)).singleElement().satisfies(request -> {
            assertThat(request.getKind()).isEqualTo(RequestKind.LETTER_ACKNOWLEDGED);
            assertThat(request.getLetterProof().getSecretHash()).isEqualTo(Links.hash(secret));
        });
    }

    @Test
    void aLetterIsConfirmedByItsOwnLinkOnly() {
        String reference = Reference.random().text();
        Instant later = Instant.now().plusSeconds(600);
        byte[] secret = new byte[Links.SECRET_BYTES];
        String page = "/letters/" + reference + "/3";
        String stale = intake.links().letterToken(reference, 3, Instant.now().minusSeconds(1), secret);
        String ofAnotherLetter = intake.links().letterToken(reference, 4, later, secret);
        String ofThePerson = intake.links().identityToken(reference, later, secret);
        String ofAMachine = intake.links().callbackToken(reference, 3, later, secret);

        assertThat(intake.get(page + "?token=" + ofAMachine).statusCode()).isEqualTo(404);
        assertThat(intake.get(page + "?token=" + stale))
                .satisfies(late -> assertThat(late.statusCode()).isEqualTo(410))
                .satisfies(late -> assertThat(late.body()).contains("The link is too old", "reply to our letter"));
        for (String foreign : List.of(ofAnotherLetter, ofThePerson, ofAMachine, "", "<script>")) {
            HttpResponse<String> posted = intake.submit(page + "?lang=en", Map.of("token", foreign));
            assertThat(posted.statusCode()).isEqualTo(404);
            assertThat(posted.body()).contains("The link does not work", "Nothing has been confirmed");
        }
        assertThat(intake.get("/letters/" + reference + "/one?token=" + stale).statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsExpiredFromForgedLinks() {
        String reference = Reference.random().text();
        String expired =
                intake.links().identityToken(reference, Instant.now().minusSeconds(1), new byte[Links.SECRET_BYTES]);

        HttpResponse<String> late = intake.get("/identity/" + reference + "?token=" + expired);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("The link is too old", "Send the request again");
        HttpResponse<String> forged =
                intake.get("/identity/" + Reference.random() + "?token=" + expired.replace('A', 'B'));
        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(forged.body()).contains("The link does not work");
        assertThat(intake.submit("/identity/" + reference + "?lang=en", Map.of("token", expired))
                        .statusCode())
                .isEqualTo(410);
    }
}
