package dev.rightsflow.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ClientHttpRequestFactory;

/** An API whose tokens last an hour, over real HTTP. */
class AccessTokensIT {

    private static final Subject VISITOR = new Subject(null, null, null, null, Map.of("analyticsClientId", "1.2"));

    private final FakeTokenServer tokens = new FakeTokenServer();
    private final FakeAnalytics api = new FakeAnalytics(tokens::newest);
    private Duration later = Duration.ZERO;

    AccessTokensIT() throws IOException {
        api.sessions.put("1.2", List.of("2026-10-01"));
    }

    @AfterEach
    void stop() {
        api.close();
        tokens.close();
    }

    @Test
    void isGotOnceAndKeptUntilShortlyBeforeItEnds() {
        HttpConnector connector = connector(FakeTokenServer.REFRESH_TOKEN);

        assertThat(connector.locate(VISITOR)).hasSize(1);
        later = Duration.ofMinutes(58);
        assertThat(connector.locate(VISITOR)).hasSize(1);
        assertThat(tokens.asked).hasSize(1);

        later = Duration.ofMinutes(59).plusSeconds(30);
        assertThat(connector.locate(VISITOR)).hasSize(1);
        assertThat(tokens.asked).hasSize(2).allMatch(form -> form.contains("grant_type=refresh_token"));
    }

    @Test
    void isGotAnewAtOnceWhenTheApiDoesNotTakeItAnyMore() {
        HttpConnector connector = connector(FakeTokenServer.REFRESH_TOKEN);
        connector.locate(VISITOR);
        tokens.asked.add("somebody else's, which ended ours");

        assertThat(connector.locate(VISITOR)).hasSize(1);
        assertThat(tokens.asked).hasSize(3);
    }

    @Test
    void isGotInTheConnectorsOwnNameWhereItHasAnAccount() {
        assertThat(connector(null).locate(VISITOR)).hasSize(1);
        assertThat(tokens.asked)
                .singleElement()
                .satisfies(form -> assertThat(form).contains("grant_type=client_credentials", "scope=deletion"));
    }

    @Test
    void saysWhichSettingToLookAtWhenTheServerRefuses() {
        assertThatThrownBy(() -> connector("revoked-token").locate(VISITOR))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure().retryable()).isFalse())
                .hasMessageContaining("'invalid_grant'")
                .hasMessageContaining("rightsflow.http.oauth2.client-id")
                .hasMessageNotContaining("revoked-token");
    }

    @Test
    void comesBackLaterWhileTheServerIsDown() {
        HttpConnector connector = connector(FakeTokenServer.REFRESH_TOKEN);
        tokens.close();

        assertThatThrownBy(() -> connector.locate(VISITOR))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        later -> assertThat(later.failure().retryable()).isTrue())
                .hasMessageContaining("rightsflow.http.oauth2.token-uri");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void comesBackLaterWhileTheServerIsBusy(int status) {
        HttpConnector connector = connector(FakeTokenServer.REFRESH_TOKEN);
        tokens.status = status;

        assertThatThrownBy(() -> connector.locate(VISITOR))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        busy -> assertThat(busy.failure().retryable()).isTrue());

        tokens.status = 200;
        assertThat(connector.locate(VISITOR)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysWithWhichStatusTheServerRefuses(int status) {
        tokens.status = status;

        assertThatThrownBy(() -> connector(FakeTokenServer.REFRESH_TOKEN).locate(VISITOR))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.failure().retryable()).isFalse())
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining("rightsflow.http.oauth2.client-id");
    }

    private HttpConnector connector(@Nullable String refreshToken) {
        Descriptor descriptor = new DescriptorFile(new ClassPathResource("systems/website-analytics.yml"), "this test")
                .read(Descriptor::read);
        ClientHttpRequestFactory requests = HttpConnectorApplication.requests(descriptor);
        InstantSource clock = () -> Instant.now().plus(later);
        return HttpConnectorApplication.connector(
                descriptor,
                api.url(),
                requests,
                new AccessTokens(
                        "website-analytics",
                        new HttpConnectorApplication.Settings.OAuth2(
                                tokens.url(),
                                FakeTokenServer.CLIENT,
                                FakeTokenServer.SECRET,
                                refreshToken,
                                Set.of("deletion")),
                        requests,
                        clock.withZone(ZoneOffset.UTC)));
    }
}
