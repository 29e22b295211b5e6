package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.deadlines.WhileWaiting;
import dev.rightsflow.workflow.holds.HoldType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the code speak of the same things. */
class PolicySchemaTest {

    private final JsonNode schema =
            new JsonMapper().readTree(getClass().getResourceAsStream("/policy/policy.schema.json"));

    static Stream<Arguments> constants() {
        return Stream.of(
                Arguments.of("/properties/purposes/additionalProperties/properties/basis", LegalBasis.class),
                Arguments.of("/properties/deadlines/properties/while-waiting", WhileWaiting.class),
                Arguments.of("/properties/systems/additionalProperties/properties/connection", Connection.class),
                Arguments.of("/properties/retention/additionalProperties/else/properties/hold", HoldType.class),
                Arguments.of(
                        "/properties/retention/additionalProperties/else/properties/counted-from",
                        RetentionRule.CountedFrom.class),
                Arguments.of("/$defs/applicability", Applicability.class),
                Arguments.of("/$defs/right/properties/verification", VerificationLevel.class));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void allowsTheConstantsOfTheCodeAndNoOthers(String pointer, Class<? extends Enum<?>> type) {
        List<String> allowed = schema.at(pointer)
                .path("enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();

        assertThat(allowed).containsExactlyInAnyOrderElementsOf(Codes.all(type));
    }

    @Test
    void allowsEveryRightAndAsksEachForEveryLegalBasis() {
        assertThat(schema.at("/properties/rights/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Codes.all(Right.class));
        assertThat(schema.at("/$defs/right/properties/by-basis/required")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(Codes.all(LegalBasis.class));
    }
}
