package dev.rightsflow.workflow.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractJsonTest {

    private final ExtractJson extracts = new ExtractJson(Samples.SOFTWERK);
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void followsTheSchemaThatItCarriesAlong(String language) {
        Extract extract = Samples.in(language).extract();

        for (byte[] written : new byte[][] {extracts.access(extract), extracts.portability(extract)}) {
            JsonNode root = json.readTree(written);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(root.get("schema").toString(), InputFormat.JSON)
                            .validate(new String(written, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void handsOverEveryValueExactlyAsItIsHeld() {
        JsonNode root = json.readTree(extracts.access(Samples.in("sv").extract()));

        assertThat(root.at("/systems/0/records/0/fields/2/value").asString())
                .isEqualTo("Ring efter kl. 10.\nVill ha offert på \"testning\" & <utbildning>.");
        assertThat(root.at("/systems/0/recipients")).hasSize(2);
        assertThat(root.at("/systems/1/records")).hasSize(2);
        assertThat(root.at("/systems/1/records/1").has("date")).isFalse();
        assertThat(root.at("/withheld/0/reason").asString()).contains("annan person");
        assertThat(root.at("/remedies/postalAddress").asString()).isEqualTo("Box 8114, 104 20 Stockholm");
    }

    @Test
    void takesAlongOnlyWhatThePersonProvided() {
        JsonNode root = json.readTree(extracts.portability(Samples.in("sv").extract()));

        assertThat(root.at("/systems")).hasSize(1);
        assertThat(root.at("/systems/0/records/0/fields").findValuesAsString("name"))
                .containsExactly("Namn", "E-post");
    }
}
