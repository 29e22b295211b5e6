package dev.rightsflow.connector.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.http.HttpConnectorApplication.Settings.OAuth2;
import dev.rightsflow.connector.kit.MisconfiguredException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** An account that is only half configured is refused at start, with the name of what is missing. */
class OAuth2SettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"token-uri", "client-id", "client-secret"})
    void namesWhatIsMissing(String name) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "oauth2.token-uri", "https://tokens.example/token",
                "oauth2.client-id", "rightsflow",
                "oauth2.client-secret", "secret"));
        settings.remove("oauth2." + name);
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));

        assertThatThrownBy(() -> binder.bind("oauth2", OAuth2.class))
                .isInstanceOf(BindException.class)
                .rootCause()
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(name + " is missing");
    }
}
