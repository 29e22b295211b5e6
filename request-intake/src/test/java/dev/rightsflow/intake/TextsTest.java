package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.schemas.Action;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.Right;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody may meet a page that lacks its words. */
class TextsTest {

    private static final Pattern IN_PAGES =
            Pattern.compile("#\\{([a-z][A-Za-z0-9.-]+)[}(]|msg\\('([a-z.-]+)'\\)|'(form\\.[a-z.-]+)'");

    private final Properties swedish = texts("sv");
    private final Properties english = texts("en");

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(new TreeSet<>(swedish.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        swedish.forEach((key, text) -> assertThat(placeholders(text.toString()))
                .as(key.toString())
                .isEqualTo(placeholders(english.getProperty(key.toString()))));
    }

    @Test
    void namesEveryRightActionAndOutcome() {
        Stream.of(Right.values())
                .filter(right -> right != Right.UNKNOWN)
                .forEach(right -> assertThat(swedish).containsKeys("right." + right, "right." + right + ".help"));
        Stream.of(Action.values())
                .filter(action ->
                        !Set.of(Action.UNKNOWN, Action.NOTIFY, Action.CANCEL).contains(action))
                .forEach(action -> assertThat(swedish).containsKey("action." + action));
        Stream.of(Outcome.values())
                .filter(outcome -> outcome != Outcome.UNKNOWN)
                .forEach(outcome -> assertThat(swedish).containsKey("outcome." + outcome));
    }

    @Test
    void hasEveryTextThatThePagesAskFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/intake/pages"))) {
            for (Path page : pages.toList()) {
                Matcher matcher = IN_PAGES.matcher(Files.readString(page));
                while (matcher.find()) {
                    Stream.of(1, 2, 3)
                            .map(matcher::group)
                            .filter(key -> key != null && !key.endsWith("."))
                            .forEach(asked::add);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(swedish.stringPropertyNames()).containsAll(asked);
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\d")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                TextsTest.class.getResourceAsStream("/intake/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
