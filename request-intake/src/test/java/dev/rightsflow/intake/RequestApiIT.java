package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpResponse;
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
}
