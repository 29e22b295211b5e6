package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rightsflow.workflow.notices.template.FaultyTemplatesException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFaultsTest {

    @TempDir
    Path own;

    @Test
    void takesAFileOfTheControllerInsteadOfTheShippedOne() throws IOException {
        write(
                "sv/withdrawn.md",
                shipped("sv/withdrawn.md").replace("# Du har tagit tillbaka", "# Okej, du har tagit tillbaka"));

        assertThat(load().render(Samples.in("sv").of(Kind.WITHDRAWN)).text()).startsWith("Okej, du har tagit tillbaka");
        assertThat(load().render(Samples.in("en").of(Kind.WITHDRAWN)).text()).startsWith("You have taken back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Hej {{nmae}}                         | 3 | Expected 'nmae' to be one of
        Hej {{name}}                         | 3 | Expected {{name}} inside {{#name}}
        Hej {{{reference}}}                  | 3 | Expected every value to be escaped
        Hej {{&reference}}                   | 3 | Expected every value to be escaped
        {{#name}}Hej                         | 3 | Expected {{/name}} to end this section, but it never comes
        Hej {{/name}}                        | 3 | Expected {{/name}} to end a section of that name
        Hej {{reference                      | 3 | Expected }} on the same line
        {{=<% %>=}}                          | 3 | Expected a variable, a section or a comment
        Hej {{>greeting}}                    | 3 | to stand alone on its line
        Hej **du                             | 3 | Expected ** in pairs
        :::                                  | 3 | Expected ::: in pairs
        1. Först                             | 3 | Expected a heading
        ![bild](https://example.com/x.png)   | 3 | Expected a heading
        [x](javascript:alert)                | 3 | Expected a link to begin with
        [x]({{reference}})                   | 3 | Expected a link to lead to an address
        {{right}}                            | 3 | Expected the form of words for the code
        {{controller}}                       | 3 | to be something that can be printed
        {{.}}                                | 3 | inside a list of plain values
        {{>missing}}                         | 0 | Expected this file, but it is missing
        {{right.colour}}                     | 0 | Expected 'right.ACCESS.colour = '
        """)
    void namesFileLineAndMistake(String line, int number, String message) throws IOException {
        String text = shipped("sv/withdrawn.md");
        write(
                "sv/withdrawn.md",
                text.replaceFirst("\n\n", "\n\n" + java.util.regex.Matcher.quoteReplacement(line) + "\n\n"));

        FaultyTemplatesException refused = refused();

        assertThat(refused.faults()).anySatisfy(fault -> {
            assertThat(fault.message()).contains(message);
            if (number > 0) {
                assertThat(fault.toString()).contains("sv/withdrawn.md:" + number + ": ");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sv/partly-fulfilled.md | {{>remedies}}             | Expected the text to say {{remedies.authority}}
        sv/partly-fulfilled.md | {{>remedies}}             | Expected the text to say {{remedies.court}}
        sv/partly-fulfilled.md | {{reason}}                | Expected the text to say {{reason}}
        sv/partly-fulfilled.md | {{statute}}               | Expected the text to say {{statute}}
        sv/partly-fulfilled.md | {{#until}}                | Expected {{/until}} to end a section
        en/refused.md          | {{ground}}                | Expected the text to say {{ground}}
        en/refused.md          | {{>remedies}}             | Expected the text to say {{remedies.postalAddress}}
        en/remedies.md         | {{remedies.postalAddress}} | Expected the text to say {{remedies.postalAddress}}
        en/identity-requested.md | [Confirm my request]({{link}}) | Expected the text to say {{link}}
        sv/extract.md          | {{value}}                 | Expected the text to say {{value}}
        """)
    void refusesATextThatLeavesOutWhatTheLawDemands(String file, String removed, String message) throws IOException {
        String text = shipped(file);
        assertThat(text).contains(removed);
        write(file, text.replace(removed, ""));

        assertThat(refused().getMessage()).contains(message);
    }

    @Test
    void refusesToSayADemandedPartOnlyInSomeCases() throws IOException {
        write(
                "sv/refused.md",
                shipped("sv/refused.md").replace("\n{{reason}}\n", "\n{{#name}}\n{{reason}}\n{{/name}}\n"));

        assertThat(refused().getMessage()).contains("Expected the text to say {{reason}} whatever the case");
    }

    @Test
    void tellsEveryFaultAtOnce() throws IOException {
        write("sv/withdrawn.md", "Subject: x\n\n# {{a}}\n\n{{b}}\n");
        write("en/withdrawn.md", "no subject\n");
        write("sv/withdrwan.md", "Subject: x\n");

        assertThat(refused().faults())
                .extracting(Object::toString)
                .anySatisfy(text -> assertThat(text).contains("sv/withdrawn.md:3: Expected 'a'"))
                .anySatisfy(text -> assertThat(text).contains("sv/withdrawn.md:5: Expected 'b'"))
                .anySatisfy(text -> assertThat(text).contains("en/withdrawn.md:1: Expected 'Subject: '"))
                .anySatisfy(text -> assertThat(text).contains("sv/withdrwan.md: Expected one of"));
    }

    @Test
    void refusesALanguageThatIsNotComplete() throws IOException {
        write("fi/withdrawn.md", shipped("sv/withdrawn.md"));

        assertThatThrownBy(() -> new Notices(Samples.SOFTWERK, List.of("sv", "fi"), own))
                .isInstanceOf(FaultyTemplatesException.class)
                .hasMessageContaining("fi/refused.md: Expected this file, but it is missing")
                .hasMessageContaining("fi/words.properties");
    }

    @Test
    void refusesALayoutThatLoadsSomething() throws IOException {
        write("layout.html", shipped("layout.html").replace("<main>", "<main>\n<img src=\"https://t.example/1.gif\">"));

        assertThat(refused().getMessage()).contains("Expected a layout that loads and runs nothing");
    }

    @Test
    void refusesWordsThatNothingUses() throws IOException {
        write("en/words.properties", shipped("en/words.properties") + "outcome.EARSED.done = erased\n");

        assertThat(refused().getMessage()).contains("'outcome.EARSED.done' is not");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> new Notices(Samples.SOFTWERK, Notices.SHIPPED, own.resolve("nowhere")))
                .isInstanceOf(FaultyTemplatesException.class)
                .hasMessageContaining("Expected a directory with templates");
    }

    private Notices load() {
        return new Notices(Samples.SOFTWERK, Notices.SHIPPED, own);
    }

    private FaultyTemplatesException refused() {
        FaultyTemplatesException refused = catchThrowableOfType(FaultyTemplatesException.class, this::load);
        assertThat(refused).isNotNull();
        return refused;
    }

    private void write(String name, String content) throws IOException {
        Files.createDirectories(own.resolve(name).getParent());
        Files.writeString(own.resolve(name), content);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream stream = TemplateFaultsTest.class.getResourceAsStream("/notices/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
