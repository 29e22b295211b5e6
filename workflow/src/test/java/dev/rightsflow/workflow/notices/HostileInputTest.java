package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

    private static final String RIGHT_TO_LEFT_OVERRIDE = "\u202E";

    private final Notices notices = new Notices(Samples.SOFTWERK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "Åsa\r\nBcc: all@example.se",
                "Åsa\u202Egro.live",
                "evil.com",
                "Win at https://evil.example",
                "call 0900123456",
                "{{controller.email}}",
                "**Åsa**",
                "a@b.se",
                "Åsa & Co",
                "   ",
                ""
            })
    void greetsWithoutANameWhereWhatWasTypedIsNone(String typed) {
        Rendered rendered = notices.render(Samples.in("sv").from(typed).of(Kind.IDENTITY_REQUESTED));

        assertThat(rendered.text()).contains("\nHej!\n");
        assertThat(rendered.html()).contains("<p>Hej!</p>");
        if (!typed.isBlank()) {
            assertThat(rendered.subject() + rendered.text() + rendered.html()).doesNotContain(typed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Åsa Öberg", "Anna-Karin O'Brien", "J. R. R. Tolkien", "Nguyễn Văn A", "محمد", "李小龙", "Per Jr."})
    void greetsByNamesOfAllKinds(String name) {
        assertThat(notices.render(Samples.in("en").from(name).of(Kind.WITHDRAWN))
                        .text())
                .contains("Hello " + name + ",");
    }

    @Test
    void decidesQuicklyAboutANameMadeToTakeLong() {
        assertThat(Greeting.of("a".repeat(59) + "!")).isNull();
        assertThat(Greeting.of("a ".repeat(29) + "!")).isNull();
        assertThat(Greeting.of("a".repeat(100_000))).isNull();
    }

    @Test
    void escapesWhateverComesInByALabelOrAReason() {
        String hostile = "<img src=x onerror=\"alert('1')\">" + RIGHT_TO_LEFT_OVERRIDE
                + "\r\nBcc: all@example.se {{name}} **x**";
        KeptLine kept = new KeptLine(hostile, hostile, 1, hostile, hostile, LocalDate.of(2033, 12, 31), null, true);
        About about = Samples.in("sv").about(Right.ERASURE);

        Rendered rendered = notices.render(new AdverseAnswer.PartlyFulfilled(
                about, List.of(), List.of(kept), List.of(hostile), Remedies.inSweden("sv")));

        assertThat(rendered.html())
                .doesNotContain("<img", RIGHT_TO_LEFT_OVERRIDE, "\r", "\nBcc")
                .contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;", "{{name}} **x**");
        assertThat(rendered.text())
                .doesNotContain(RIGHT_TO_LEFT_OVERRIDE, "\r", "\nBcc")
                .contains("{{name}} **x**");
    }

    @Test
    void keepsASubjectOnOneLine() {
        About about = new About(
                "7K3M\r\nBcc: all@example.se",
                "sv",
                null,
                Right.ERASURE,
                LocalDate.of(2026, 3, 5),
                URI.create("https://rights.softwerk.example/status"));

        assertThat(notices.render(new Answer.Withdrawn(about, LocalDate.of(2026, 3, 6)))
                        .subject())
                .doesNotContain("\r", "\n")
                .contains("7K3M  Bcc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "/identity/1", "mailto:a@b.se", "https:///x"})
    void linksOnlyToTheWeb(String link) {
        About about = Samples.in("sv").about(Right.ERASURE);

        assertThatThrownBy(() -> new Progress.IdentityRequested(
                        about, URI.create(link), LocalDate.of(2026, 3, 12).atStartOfDay(), LocalDate.of(2026, 4, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http or https");
    }
}
