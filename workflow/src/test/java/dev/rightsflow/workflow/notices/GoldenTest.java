package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds every notice, word by word, so that a changed word shows in a diff that a lawyer can read. After an intended
 * change, {@code ./mvnw -pl workflow -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden=write} writes the files anew.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/notices");
    private static final boolean WRITE = "write".equals(System.getProperty("golden"));

    private final Notices notices = new Notices(Samples.SOFTWERK);

    @ParameterizedTest
    @MethodSource("dev.rightsflow.workflow.notices.NoticesTest#everyKindInEveryLanguage")
    void readsAsReviewed(Kind kind, String language) throws IOException {
        Rendered rendered = notices.render(Samples.in(language).of(kind));

        holds(language + "/" + kind.template() + ".txt", rendered.subject() + "\n\n" + rendered.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void readsAsReviewedByRecipients(String language) throws IOException {
        Rendered rendered = notices.render(Samples.in(language).letter());

        holds(language + "/recipient-letter.txt", rendered.subject() + "\n\n" + rendered.text());

        Rendered stopping = notices.render(Samples.in(language).stoppingLetter());
        holds(language + "/recipient-letter-stopping.txt", stopping.subject() + "\n\n" + stopping.text());
    }

    @Test
    void looksAsReviewed() throws IOException {
        holds(
                "sv/partly-fulfilled.html",
                notices.render(Samples.in("sv").of(Kind.PARTLY_FULFILLED)).html());
        holds("en/extract.html", notices.page(Samples.in("en").extract()));
    }

    private static void holds(String name, String rendered) throws IOException {
        Path golden = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(golden));
    }
}
