package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {

    private final Notices notices = new Notices(Samples.SOFTWERK);

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Samples.LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void saysTheReferenceAndWhoWritesInEveryFormat(Kind kind, String language) {
        Rendered rendered = notices.render(Samples.in(language).of(kind));

        assertThat(rendered.subject()).contains("7K3M-9QXD-2B4T").doesNotContain("Öberg");
        assertThat(rendered.text()).contains("7K3M-9QXD-2B4T", "Softwerk AB", "Åsa Öberg", "privacy@softwerk.example");
        assertThat(rendered.html()).contains("7K3M-9QXD-2B4T", "Softwerk AB", "Åsa Öberg", "privacy@softwerk.example");
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void leavesNoTagAndNoMarkupBehind(Kind kind, String language) {
        Rendered rendered = notices.render(Samples.in(language).of(kind));

        assertThat(rendered.subject() + rendered.text() + rendered.html()).doesNotContain("{{", "**", ":::", "](");
        assertThat(rendered.text()).doesNotContain("\n\n\n", "&amp;", "&quot;", "null");
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void isADocumentInItsLanguageThatLoadsNothing(Kind kind, String language) {
        String html = notices.render(Samples.in(language).of(kind)).html();

        assertThat(html)
                .containsOnlyOnce("<h1>")
                .doesNotContainIgnoringCase("<img", "<script", "<link", "url(", " src=", "@import");
        if (kind != Kind.IDENTITY_REQUESTED_BY_POST) {
            assertThat(html)
                    .startsWith("<!doctype html>")
                    .contains("<html lang=\"" + language + "\">", "<title>", "charset=\"utf-8\"", "color-scheme");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void aLetterIsNoMoreThanWhatStandsOnThePaper(String language) {
        Notice letter = Samples.in(language).of(Kind.IDENTITY_REQUESTED_BY_POST);

        assertThat(notices.render(letter).html())
                .startsWith("<h1>")
                .endsWith("</footer>\n")
                .doesNotContain("<html", "<style", "<body");
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void namesTheAuthorityAndTheCourtWheneverTheAnswerIsAdverse(Kind kind, String language) {
        Notice notice = Samples.in(language).of(kind);
        Rendered rendered = notices.render(notice);

        if (notice instanceof AdverseAnswer
                || notice instanceof Answer.Fulfilled
                || notice instanceof Answer.AccessGiven) {
            for (String format : new String[] {rendered.text(), rendered.html()}) {
                assertThat(format)
                        .contains("IMY", "Box 8114, 104 20 Stockholm", "https://www.imy.se")
                        .contains(Samples.in(language).say("domstol", "court"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void isRenderedInTheLanguageOfTheCaseOnly(Kind kind, String language) {
        String text = notices.render(Samples.in(language).of(kind)).text();

        assertThat(text).contains(Samples.in(language).say("Vänliga hälsningar", "Kind regards"));
        assertThat(text).doesNotContain(Samples.in(language).say("Kind regards", "Vänliga hälsningar"));
    }

    @Test
    void givesAReasonAStatuteAndADateForEachKeptItem() {
        Rendered rendered = notices.render(Samples.in("sv").of(Kind.PARTLY_FULFILLED));

        for (String format : new String[] {rendered.text(), rendered.html()}) {
            assertThat(format)
                    .contains(
                            "Fakturor – Fakturering",
                            "bokföring måste vi enligt lag spara",
                            "bokföringslagen 7 kap. 2 §")
                    .contains("31 december 2033")
                    .contains("Avtal – Kundregister", "pågående tvist", "artikel 17.3 e", "1 september 2026");
        }
    }

    @Test
    void linksToTheConfirmationInBothFormats() {
        Rendered rendered = notices.render(Samples.in("en").of(Kind.IDENTITY_REQUESTED));

        assertThat(rendered.text())
                .contains("\nhttps://rights.softwerk.example/identity/7K3M-9QXD-2B4T?token=c2VjcmV0&x=1\n")
                .contains("12 March 2026 at 09:30");
        assertThat(rendered.html())
                .contains("href=\"https://rights.softwerk.example/identity/7K3M-9QXD-2B4T?token=c2VjcmV0&amp;x=1\"");
    }

    @Test
    void answersAnUnknownLanguageInTheDefaultOne() {
        About about = new About(
                "7K3M-9QXD-2B4T",
                "fi",
                null,
                Right.ERASURE,
                LocalDate.of(2026, 3, 5),
                URI.create("https://rights.softwerk.example/status"));

        String html = notices.render(new Answer.Withdrawn(about, LocalDate.of(2026, 3, 6)))
                .html();

        assertThat(html).contains("lang=\"sv\"", "Hej!");
    }

    @Test
    void listsAnExtractSystemBySystem() {
        String page = notices.page(Samples.in("sv").extract());

        assertThat(page)
                .contains("Kontaktuppgifter – Kundregister", "Åsa Öberg", "(du har själv lämnat det)", "Fakturor")
                .contains("Upplysningscentralen UC AB; Fortnox AB", "ingen utanför företaget", "Box 8114")
                .contains("Ring efter kl. 10.\nVill ha offert på &quot;testning&quot; &amp; &lt;utbildning&gt;.");
    }

    @Test
    void tellsARecipientWhatToDoAndNothingOfThePersonsOwnLinks() {
        Rendered rendered = notices.render(Samples.in("sv").letter());

        for (String format : new String[] {rendered.text(), rendered.html()}) {
            assertThat(format)
                    .contains("Rätta uppgifterna", "Storgatan 1, 352 30 Växjö", "3 april 2026", "artikel 19")
                    .doesNotContain("/status/", "secret=");
        }
    }
}
