package dev.rightsflow.connector.opendsr;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.schemas.opendsr.ProcessorCertificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * The system {@code opendsr}.
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
@EnableConfigurationProperties(OpenDsrConnectorApplication.Settings.class)
public class OpenDsrConnectorApplication {

    /**
     * @param certificates directory with one {@code *.pem} for each processor
     * @param timeout of one request
     */
    @ConfigurationProperties("rightsflow.opendsr")
    record Settings(Path certificates, Duration timeout, List<Processor> processors) {}

    /**
     * @param domain as the policy names it, and the processor's certificate
     * @param url of its API with the version, for instance {@code https://opendsr.processor.example/v2}
     * @param token sent as {@code Authorization: Bearer}
     */
    record Processor(String domain, URI url, String token) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Processor[domain=%s, url=%s]".formatted(domain, url);
        }
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(OpenDsrConnectorApplication.class)
                .properties("spring.config.name=connector-opendsr");
    }

    @Bean
    Connector connector(Settings settings) {
        return new OpenDsrConnector(settings.processors().stream()
                .map(processor -> api(processor, settings))
                .toList());
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.onItsOwn(dataSource);
    }

    static ProcessorApi api(Processor processor, Settings settings) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(settings.timeout());
        RestClient client = RestClient.builder()
                .baseUrl(processor.url().toString())
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBearerAuth(processor.token()))
                .build();
        return new ProcessorApi(processor.domain(), client, certificates(processor, settings.certificates()));
    }

    private static ProcessorCertificates certificates(Processor processor, Path directory) {
        ProcessorCertificates certificates;
        try {
            certificates = ProcessorCertificates.in(directory);
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredException(e.getMessage() + "; see rightsflow.opendsr.certificates", e);
        }
        if (!certificates.domains().contains(processor.domain())) {
            throw new MisconfiguredException(
                    "Expected a certificate of %s in %s, but there is none; lay down the one that its /discovery names"
                            .formatted(processor.domain(), directory));
        }
        return certificates;
    }
}
