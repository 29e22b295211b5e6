package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.CaseStatus;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class StatusTextsTest {

    private static final Locale SWEDISH = Locale.of("sv");

    private final StatusTexts texts = new StatusTexts(messages(), Examples.properties());

    @Test
    void saysInWordsWhereACaseStands() {
        StatusTexts.Page page = texts.of(CaseView.of(Examples.fulfilling("7K3M-9QXD-2B4T", 3)), SWEDISH);

        assertThat(page.stage()).isEqualTo("Vi gör det du begärde");
        assertThat(page.right()).contains("Radera mina uppgifter");
        assertThat(page.dueStrict()).contains("2 december 2026");
        assertThat(page.waitingFor()).containsExactly("Utskick och marknadsföring");
        assertThat(page.steps())
                .extracting(StatusTexts.StepText::progress)
                .containsExactly("done", "done", "done", "done", "now", "coming");
        assertThat(page.tasks().get(1).outcomes()).containsExactly("2 raderade", "3 sparade");
        assertThat(page.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.what()).isEqualTo("3 × fakturor, 1 mars 2025");
            assertThat(kept.until()).isEqualTo("Till och med 31 december 2032");
        });
    }

    @Test
    void writesDatesAsTheyAreWrittenInEurope() {
        assertThat(texts.of(CaseView.of(Examples.fulfilling("7K3M-9QXD-2B4T", 3)), Locale.ENGLISH)
                        .dueStrict())
                .contains("2 December 2026");
    }

    @Test
    void claimsNoStepsThatWereNotTaken() {
        assertThat(at("WITHDRAWN", true).steps()).isEmpty();
        assertThat(at("REFUSED", true).steps()).isEmpty();
        assertThat(at("PARTLY_FULFILLED", true).steps())
                .extracting(StatusTexts.StepText::progress)
                .containsOnly("done");
    }

    @Test
    void showsWordsOfANewerWorkflowAsTheyAre() {
        StatusTexts.Page page =
                at("MEDIATING", false, "SUBJECT:CLARIFICATION", "STAFF:TASK:warehouse", "STAFF:MEDIATION", "MOON:FULL");

        assertThat(page.stage()).isEqualTo("MEDIATING");
        assertThat(page.steps()).isEmpty();
        assertThat(page.waitingFor())
                .containsExactly(
                        "dig: svaret på vår fråga", "någon av oss, som tar hand om: warehouse", "någon av oss");
        assertThat(page.answerWanted()).isTrue();
    }

    @Test
    void offersToTakeBackOnlyWhatIsOpen() {
        assertThat(at("ASSESSING", false).withdrawable()).isTrue();
        assertThat(at("CLOSING", false).withdrawable()).isFalse();
        assertThat(at("FULFILLED", true).withdrawable()).isFalse();
    }

    private StatusTexts.Page at(String stage, boolean closed, String... waitingFor) {
        return texts.of(
                CaseView.of(CaseStatus.newBuilder(Examples.fulfilling("7K3M-9QXD-2B4T", 3))
                        .setStage(stage)
                        .setClosed(closed)
                        .setWaitingFor(List.of(waitingFor))
                        .build()),
                SWEDISH);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("intake/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
