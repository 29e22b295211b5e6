package dev.rightsflow.connector.http;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.autoconfigure.ConnectorProperties;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * One system behind an HTTP API: which one, says the descriptor. Run one of these per system.
 *
 * <p>What other services on the same class path need is excluded by name, since this module does not know its classes.
 */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration"
        })
@EnableConfigurationProperties(HttpConnectorApplication.Settings.class)
public class HttpConnectorApplication {

    /**
     * @param descriptor of the system, for instance {@code file:/etc/rightsflow/newsletter.yml}
     * @param baseUrl of the API, without its paths
     * @param token sent as {@code Authorization: Bearer}, where one lasts for ever
     * @param oauth2 how tokens are got that last a while; in place of {@code token}
     */
    @ConfigurationProperties("rightsflow.http")
    record Settings(
            Resource descriptor,
            URI baseUrl,
            @Nullable String token,
            @Nullable OAuth2 oauth2) {

        /**
         * @param tokenUri where tokens are got
         * @param refreshToken null where the connector has an account of its own
         * @param scope what it may do; may be empty, where the server knows
         */
        record OAuth2(
                URI tokenUri,
                String clientId,
                String clientSecret,
                @Nullable String refreshToken,
                @Nullable Set<String> scope) {

            OAuth2 {
                demand("token-uri", tokenUri);
                demand("client-id", clientId);
                demand("client-secret", clientSecret);
            }

            private static void demand(String name, @Nullable Object value) {
                if (value == null || value.toString().isBlank()) {
                    throw new MisconfiguredException(
                            "Expected rightsflow.http.oauth2.token-uri, client-id and client-secret together, but %s is missing"
                                    .formatted(name));
                }
            }

            /** Hides the secrets. */
            @Override
            public String toString() {
                return "OAuth2[tokenUri=%s]".formatted(tokenUri);
            }
        }

        Settings {
            if ((token == null) == (oauth2 == null)) {
                throw new MisconfiguredException(
                        "Expected either rightsflow.http.token or rightsflow.http.oauth2.*, but found %s"
                                .formatted(token == null ? "neither" : "both"));
            }
        }

        /** Hides the token. */
        @Override
        public String toString() {
            return "Settings[baseUrl=%s]".formatted(baseUrl);
        }
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(HttpConnectorApplication.class)
                .properties("spring.config.name=connector-http");
    }

    @Bean
    Connector connector(Settings settings, ConnectorProperties connector) {
        Descriptor descriptor = new DescriptorFile(settings.descriptor(), "rightsflow.http.descriptor")
                .readFor(connector.system(), Descriptor::read, Descriptor::system);
        ClientHttpRequestFactory requests = requests(descriptor);
        return connector(
                descriptor,
                settings.baseUrl(),
                requests,
                settings.oauth2() == null
                        ? bearer(Objects.requireNonNull(settings.token()))
                        : new AccessTokens(descriptor.system(), settings.oauth2(), requests, Clock.systemUTC()));
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.onItsOwn(dataSource);
    }

    static HttpConnector connector(Descriptor descriptor, URI baseUrl, String token) {
        return connector(descriptor, baseUrl, requests(descriptor), bearer(token));
    }

    static ClientHttpRequestFactory requests(Descriptor descriptor) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(descriptor.timeout()).build());
        requests.setReadTimeout(descriptor.timeout());
        return requests;
    }

    private static ClientHttpRequestInterceptor bearer(String token) {
        return (request, body, execution) -> {
            request.getHeaders().setBearerAuth(token);
            return execution.execute(request, body);
        };
    }

    static HttpConnector connector(
            Descriptor descriptor,
            URI baseUrl,
            ClientHttpRequestFactory requests,
            ClientHttpRequestInterceptor authorization) {
        RestClient client = RestClient.builder()
                .baseUrl(baseUrl.toString())
                .requestFactory(requests)
                .requestInterceptor(authorization)
                .build();
        return new HttpConnector(
                descriptor,
                new Api(
                        descriptor.system(),
                        client,
                        descriptor.requestsPerSecond(),
                        System::nanoTime,
                        HttpConnectorApplication::pause));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
