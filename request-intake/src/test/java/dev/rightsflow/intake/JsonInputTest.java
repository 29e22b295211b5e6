package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

    @Test
    void readsEveryField() throws JsonInput.Malformed {
        JsonInput input = read("""
            {"right": "RECTIFICATION", "relation": "customer", "language": "sv", "message": "Hej \\u00e5\\nrad 2",
             "identity": {"name": "Anna", "email": "a@example.org", "phone": "070", "nationalId": "1", "analyticsClientId": "1.2"},
             "corrections": {"name": "Anna L", "email": "b@example.org", "phone": "071", "address": "Gatan 1"}}\
            """);

        assertThat(input.bad()).isEmpty();
        assertThat(input.values()).containsOnlyKeys(Field.values()).containsEntry(Field.MESSAGE, "Hej å\nrad 2");
    }

    @Test
    void takesNullForAbsent() throws JsonInput.Malformed {
        JsonInput input = read("{\"right\": null, \"identity\": null, \"corrections\": {\"name\": null}}");

        assertThat(input.bad()).isEmpty();
        assertThat(input.values()).isEmpty();
    }

    @Test
    void namesEveryFieldThatIsUnknownRepeatedOrOfAnotherType() throws JsonInput.Malformed {
        JsonInput input = read("""
            {"right": 7, "relation": ["customer"], "relation": "customer", "language": true, "urgent": {"very": [1, {}]},
             "identity": {"email": {"at": "home"}, "age": 30, "email": "a@example.org"},
             "corrections": "none", "identity.name": "Anna"}\
            """);

        assertThat(input.values()).isEmpty();
        assertThat(input.bad())
                .containsExactlyInAnyOrder(
                        BadField.of("right", "text"),
                        BadField.of("relation", "text"),
                        BadField.of("relation", "repeated"),
                        BadField.of("language", "text"),
                        BadField.of("urgent", "unknown"),
                        BadField.of("identity.email", "text"),
                        BadField.of("identity.age", "unknown"),
                        BadField.of("identity.email", "repeated"),
                        BadField.of("corrections", "object"),
                        BadField.of("identity.name", "unknown"));
    }

    @Test
    void coercesNothingIntoText() throws JsonInput.Malformed {
        for (String value : new String[] {"1", "1.5", "true", "[]", "{}", "[\"ERASURE\"]"}) {
            assertThat(read("{\"right\": " + value + "}"))
                    .isEqualTo(new JsonInput(Map.of(), java.util.List.of(BadField.of("right", "text"))));
        }
    }

    @Test
    void showsUnknownNamesShortAndPrintable() throws JsonInput.Malformed {
        JsonInput input = read("{\"" + "x".repeat(500) + "\": 1, \"a\\u0000\\u202Eb\": 2}");

        assertThat(input.bad()).extracting(BadField::field).containsExactly("x".repeat(64) + "...", "a??b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"ERASURE\"",
                "[]",
                "{",
                "{\"right\": \"ERASURE\"",
                "{\"right\": \"ERASURE\",}",
                "{\"right\": 'ERASURE'}",
                "{right: \"ERASURE\"}",
                "{} {}",
                "{} x",
                "{\"message\": \"a\nb\"}",
                "{\"message\": NaN}",
                "// {}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        assertThatExceptionOfType(JsonInput.Malformed.class).isThrownBy(() -> read(body));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        assertThatExceptionOfType(JsonInput.Malformed.class)
                .isThrownBy(() -> JsonInput.read("{\"message\": \"å\"}".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatExceptionOfType(JsonInput.Malformed.class)
                .isThrownBy(() -> read("{\"x\":" + "[".repeat(10_000)))
                .withMessageContaining("line 1");
    }

    @Test
    void saysWhereReadingStoppedAndNothingOfWhatWasWritten() {
        assertThatExceptionOfType(JsonInput.Malformed.class)
                .isThrownBy(() -> read("{\n  \"message\": \"secret\" oops}"))
                .satisfies(malformed -> {
                    assertThat(malformed.line).isEqualTo(2);
                    assertThat(malformed).hasMessageNotContaining("secret").hasMessageNotContaining("oops");
                    assertThat(malformed).hasNoCause();
                });
    }

    private static JsonInput read(String body) throws JsonInput.Malformed {
        return JsonInput.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
