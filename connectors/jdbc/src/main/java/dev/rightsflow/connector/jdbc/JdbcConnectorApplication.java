package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * One relational system: which one, says the descriptor. Run one of these per system.
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
@EnableConfigurationProperties(JdbcConnectorApplication.Settings.class)
public class JdbcConnectorApplication {

    /**
     * @param descriptor of the system, for instance {@code file:/etc/rightsflow/crm.yml}
     */
    @ConfigurationProperties("rightsflow.jdbc")
    record Settings(Resource descriptor) {}

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(JdbcConnectorApplication.class)
                .properties("spring.config.name=connector-jdbc");
    }

    @Bean
    Connector connector(Settings settings, DataSource dataSource) {
        return new JdbcConnector(read(settings.descriptor()), dataSource);
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.besideTheRecords(dataSource);
    }

    static Descriptor read(Resource descriptor) {
        try (Reader yaml = new InputStreamReader(descriptor.getInputStream(), StandardCharsets.UTF_8)) {
            return DescriptorReader.read(String.valueOf(descriptor.getFilename()), yaml);
        } catch (IOException e) {
            throw new MisconfiguredException(
                    "Expected a readable descriptor at %s (rightsflow.jdbc.descriptor), but it cannot be read"
                            .formatted(descriptor.getDescription()),
                    e);
        }
    }
}
