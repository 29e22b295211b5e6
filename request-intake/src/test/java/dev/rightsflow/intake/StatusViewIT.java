package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTestbed
class StatusViewIT {

    private static RunningIntake intake;

    @BeforeAll
    static void start(Testbed testbed) {
        intake = RunningIntake.on(testbed);
    }

    @AfterAll
    static void stop() {
        intake.close();
    }

    private final Reference reference = Reference.random();

    @Test
    void answersReceivedUntilTheWorkflowHasSpoken() {
        HttpResponse<String> status = get();

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(intake.json(status).get("stage").asString()).isEqualTo("RECEIVED");
    }

    @Test
    void showsWhatTheWorkflowSays() {
        intake.tell(Examples.fulfilling(reference.text(), 3));

        await().untilAsserted(() ->
                assertThat(intake.json(get()).get("stage").asString()).isEqualTo("FULFILLING"));
        assertThat(get().body())
                .contains(
                        "\"dueStrict\":\"2026-12-02\"",
                        "\"dueSuspended\":\"2026-12-04\"",
                        "\"receivedAt\":\"2026-11-02T10:15:00Z\"",
                        "\"until\":\"2032-12-31\"",
                        "{\"outcome\":\"ERASED\",\"count\":12}");
    }

    @Test
    void letsTheNewerVersionWinWhicheverArrivesFirst() {
        StatusView view = intake.bean(StatusView.class);
        view.update(latest(status(5, "FULFILLING")));
        view.update(latest(status(4, "ASSESSING")));
        assertThat(view.find(reference).orElseThrow().stage()).isEqualTo("FULFILLING");

        view.update(latest(status(5, "CLOSING")));
        assertThat(view.find(reference).orElseThrow().stage()).isEqualTo("FULFILLING");

        view.update(latest(status(6, "FULFILLED")));
        assertThat(view.find(reference).orElseThrow().stage()).isEqualTo("FULFILLED");
    }

    @Test
    void takesABatchOfOldAndNewCases() {
        StatusView view = intake.bean(StatusView.class);
        Map<String, CaseView> batch = new HashMap<>();
        IntStream.range(0, 500).forEach(i -> {
            String some = Reference.random().text();
            batch.put(some, CaseView.of(Examples.fulfilling(some, 1)));
        });
        view.update(batch);
        batch.replaceAll((some, old) -> CaseView.of(CaseStatus.newBuilder(Examples.fulfilling(some, 2))
                .setStage("CLOSING")
                .build()));
        String added = Reference.random().text();
        batch.put(added, CaseView.of(Examples.fulfilling(added, 1)));
        view.update(batch);

        assertThat(batch.keySet())
                .allSatisfy(some -> assertThat(view.find(new Reference(some))).contains(batch.get(some)));
    }

    @Test
    void forgetsWhatTheWorkflowLetsGoOf() {
        intake.tell(Examples.fulfilling(reference.text(), 3));
        await().until(() -> intake.bean(StatusView.class).find(reference).isPresent());

        intake.forget(reference.text());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> intake.bean(StatusView.class).find(reference).isEmpty());
    }

    @Test
    void tellsNobodyWithoutTheSecret() {
        intake.tell(Examples.fulfilling(reference.text(), 3));
        String secret = intake.links().statusSecret(reference.text());
        await().until(() -> intake.bean(StatusView.class).find(reference).isPresent());

        assertThat(intake.get(path(reference) + "?secret=" + secret).statusCode())
                .isEqualTo(200);
        assertThat(intake.get(path(reference), "Authorization", "Bearer " + secret)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> wrong = intake.get(path(reference) + "?secret=" + secret.substring(1) + "A");
        HttpResponse<String> none = intake.get(path(reference));
        HttpResponse<String> unknown = intake.get(path(Reference.random()) + "?secret=" + secret);
        assertThat(new HttpResponse<?>[] {wrong, none, unknown})
                .allSatisfy(refused -> assertThat(refused.statusCode()).isEqualTo(404));
        assertThat(withoutReference(wrong)).isEqualTo(withoutReference(unknown)).isEqualTo(withoutReference(none));
    }

    private static String withoutReference(HttpResponse<String> refused) {
        return refused.body().replaceAll("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", "...");
    }

    private HttpResponse<String> get() {
        return intake.get(path(reference) + "?secret=" + intake.links().statusSecret(reference.text()));
    }

    private static String path(Reference reference) {
        return "/api/v1/requests/" + reference;
    }

    private CaseStatus status(long version, String stage) {
        return CaseStatus.newBuilder(Examples.fulfilling(reference.text(), version))
                .setStage(stage)
                .build();
    }

    private static Map<String, CaseView> latest(CaseStatus status) {
        return Map.of(status.getCaseId(), CaseView.of(status));
    }
}
