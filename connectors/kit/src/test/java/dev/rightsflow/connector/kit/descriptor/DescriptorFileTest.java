package dev.rightsflow.connector.kit.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.MisconfiguredException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class DescriptorFileTest {

    @Test
    void readsTheDescriptorOfTheSystemThatTheConnectorServes() {
        assertThat(crm().readFor("crm", DescriptorFileTest::system, name -> name))
                .isEqualTo("crm");
    }

    @Test
    void refusesTheDescriptorOfAnotherSystemAndNamesTheFileAndBoth() {
        assertThatThrownBy(() -> crm().readFor("invoicing", DescriptorFileTest::system, name -> name))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage(
                        "crm.yml: Expected a descriptor of the system 'invoicing' (rightsflow.connector.system), but"
                                + " it describes 'crm'; correct that setting, or rightsflow.jdbc.descriptor");
    }

    @Test
    void refusesAFileThatIsNotThereAndNamesTheSetting() {
        DescriptorFile missing = new DescriptorFile(new ClassPathResource("missing.yml"), "rightsflow.jdbc.descriptor");

        assertThatThrownBy(() -> missing.read(DescriptorFileTest::system))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessage("Expected a readable descriptor at class path resource [missing.yml]"
                        + " (rightsflow.jdbc.descriptor), but it cannot be read");
    }

    private static String system(String file, Reader yaml) {
        return DescriptorNode.read(file, yaml).required("system").text();
    }

    private static DescriptorFile crm() {
        Resource file = new ByteArrayResource("system: crm".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "crm.yml";
            }
        };
        return new DescriptorFile(file, "rightsflow.jdbc.descriptor");
    }
}
