package dev.rightsflow.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/requirements.md} to its word: each test that it names is there. */
class RequirementsTest {

    private static final Path CHECKOUT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)#([A-Za-z0-9]+)`");

    @Test
    void everyTestThatTheTableNamesIsThere() throws IOException {
        Map<String, String> tests = tests();
        Matcher named = NAMED.matcher(Files.readString(CHECKOUT.resolve("docs/requirements.md")));
        int count = 0;
        while (named.find()) {
            count++;
            assertThat(tests.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "("))
                    .as("there is a test %s", named.group())
                    .isTrue();
        }
        assertThat(count).isGreaterThan(50);
    }

    /** Class name to source; several of one name are read as one. */
    private static Map<String, String> tests() {
        Map<String, String> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src/test/java"))
                    .forEach(file -> tests.merge(
                            file.getFileName().toString().replace(".java", ""), read(file), String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
