package dev.rightsflow.connector.http;

import dev.rightsflow.connector.http.HttpConnectorApplication.Settings.OAuth2;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Access tokens that last a while (OAuth 2.0, RFC 6749): got with a refresh token, or in the connector's own name (client
 * credentials), kept until shortly before they end, and got anew at once when the API does not take one any more.
 */
final class AccessTokens implements ClientHttpRequestInterceptor {

    /** A request takes its time, and clocks differ. */
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);

    private static final Set<String> FOR_A_WHILE = Set.of("temporarily_unavailable", "server_error");

    private interface Grant {
        OAuth2AccessTokenResponse exchange();
    }

    private final String system;
    private final Grant grant;
    private final Clock clock;
    private @Nullable OAuth2AccessToken token;

    AccessTokens(String system, OAuth2 settings, ClientHttpRequestFactory requests, Clock clock) {
        this.system = system;
        this.grant = grant(system, settings, requests);
        this.clock = clock;
    }

    private static Grant grant(String system, OAuth2 settings, ClientHttpRequestFactory requests) {
        ClientRegistration client = ClientRegistration.withRegistrationId(system)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .tokenUri(settings.tokenUri().toString())
                .scope(settings.scope())
                .build();
        if (settings.refreshToken() == null || settings.refreshToken().isBlank()) {
            var tokens = over(new RestClientClientCredentialsTokenResponseClient(), requests);
            return () -> tokens.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(client));
        }
        var tokens = over(new RestClientRefreshTokenTokenResponseClient(), requests);
        // Only its refresh token is sent; of the access token before it, the request wants to know that there was one.
        OAuth2AccessToken ended = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "ended", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        OAuth2RefreshTokenGrantRequest refresh = new OAuth2RefreshTokenGrantRequest(
                client, ended, new OAuth2RefreshToken(settings.refreshToken(), Instant.EPOCH));
        return () -> tokens.getTokenResponse(refresh);
    }

    private static <
                    G extends AbstractOAuth2AuthorizationGrantRequest,
                    C extends AbstractRestClientOAuth2AccessTokenResponseClient<G>>
            C over(C tokens, ClientHttpRequestFactory requests) {
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().setBearerAuth(token());
        ClientHttpResponse response = execution.execute(request, body);
        if (response.getStatusCode() != HttpStatus.UNAUTHORIZED) {
            return response;
        }
        response.close();
        forget();
        request.getHeaders().setBearerAuth(token());
        return execution.execute(request, body);
    }

    private synchronized String token() {
        if (token == null || endsSoon(token)) {
            token = got();
        }
        return token.getTokenValue();
    }

    private synchronized void forget() {
        token = null;
    }

    /** A token that ends sooner than that is used for half of its time. */
    private boolean endsSoon(OAuth2AccessToken known) {
        Instant issued = known.getIssuedAt();
        Instant ends = known.getExpiresAt();
        if (issued == null || ends == null) {
            return false;
        }
        Duration half = Duration.between(issued, ends).dividedBy(2);
        Duration before = half.compareTo(BEFORE_THE_END) < 0 ? half : BEFORE_THE_END;
        return !clock.instant().isBefore(ends.minus(before));
    }

    private OAuth2AccessToken got() {
        try {
            return grant.exchange().getAccessToken();
        } catch (OAuth2AuthorizationException e) {
            if (isForAWhile(e)) {
                throw ConnectorException.unreachable(
                        "Expected a token for %s, but its token server does not answer; see rightsflow.http.oauth2.token-uri, and that it runs"
                                .formatted(system),
                        e);
            }
            throw ConnectorException.refused(
                    Failure.SYSTEM_REFUSED,
                    "Expected a token for %s, but its token server says '%s'; see that rightsflow.http.oauth2.client-id, client-secret and refresh-token are valid"
                            .formatted(system, said(e)));
        }
    }

    private static boolean isForAWhile(OAuth2AuthorizationException e) {
        return switch (e.getCause()) {
            case ResourceAccessException ignored -> true;
            case RestClientResponseException answer ->
                answer.getStatusCode().is5xxServerError() || answer.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS;
            case null, default -> FOR_A_WHILE.contains(e.getError().getErrorCode());
        };
    }

    /** Spring reads the error's code where the status is 400; others have the status alone. */
    private static String said(OAuth2AuthorizationException e) {
        return e.getCause() instanceof RestClientResponseException answer
                ? answer.getStatusCode().toString()
                : e.getError().getErrorCode();
    }
}
