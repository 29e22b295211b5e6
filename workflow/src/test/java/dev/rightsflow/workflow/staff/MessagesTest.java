package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code that a page can meet has its words, in both languages. */
class MessagesTest {

    private static final String ENGLISH = "/staff/messages.properties";
    private static final String SWEDISH = "/staff/messages_sv.properties";

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(read(SWEDISH).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(read(ENGLISH).stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SWEDISH})
    void everyCodeHasItsWords(String file) {
        Stream<String> keys = Stream.of(
                        codes("stage", Stage.values()),
                        codes("right", Right.values()),
                        codes("action", Action.values()),
                        codes("state", Task.State.values()),
                        codes("outcome", Outcome.values()),
                        codes("notice", NoticeKind.values()),
                        codes("decision", DecisionForm.values()),
                        codes("systemState", SystemPages.State.values()),
                        Arrays.stream(DecisionForm.values()).map(form -> "decision." + form + ".about"),
                        Arrays.stream(DecisionForm.values())
                                .filter(DecisionForm::needsReason)
                                .map(form -> "decision." + form + ".reason"),
                        Arrays.stream(DecisionForm.values())
                                .filter(DecisionForm::isFinal)
                                .map(form -> "decision." + form + ".sure"),
                        leaves(CaseEvent.class).map(type -> "event." + type.getSimpleName()),
                        leaves(Input.FromStaff.class).map(type -> "input." + type.getSimpleName()),
                        codes("choice", Judgement.Choice.values()),
                        questions())
                .flatMap(codes -> codes);

        assertThat(read(file).stringPropertyNames()).containsAll(keys.toList());
    }

    /** Each question to a person, with every answer that it allows. */
    private static Stream<String> questions() {
        return Arrays.stream(Reason.values())
                .filter(reason -> !Judgement.choices(reason).isEmpty())
                .flatMap(reason -> Stream.concat(
                        Stream.of("judge." + reason),
                        Judgement.choices(reason).stream().map(choice -> "judge." + reason + "." + choice)));
    }

    private static Stream<String> codes(String kind, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> kind + "." + value.name());
    }

    private static Stream<Class<?>> leaves(Class<?> sealed) {
        return Arrays.stream(Objects.requireNonNull(sealed.getPermittedSubclasses()));
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(file))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
