package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.autoconfigure.ConnectorProperties;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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
     * @param memoryKey 32 random bytes, base64, of a system that remembers whom it has erased; whatever refreshes it has the
     *     same
     */
    @ConfigurationProperties("rightsflow.jdbc")
    record Settings(Resource descriptor, @Nullable String memoryKey) {}

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(JdbcConnectorApplication.class)
                .properties("spring.config.name=connector-jdbc");
    }

    @Bean
    Connector connector(Settings settings, ConnectorProperties connector, DataSource dataSource) {
        Descriptor descriptor = new DescriptorFile(settings.descriptor(), "rightsflow.jdbc.descriptor")
                .readFor(connector.system(), DescriptorReader::read, Descriptor::system);
        return new JdbcConnector(descriptor, dataSource, memory(descriptor, settings.memoryKey()));
    }

    private static @Nullable IdentifierHash memory(Descriptor descriptor, @Nullable String key) {
        if (descriptor.memory().isEmpty()) {
            return null;
        }
        if (key == null || key.isBlank()) {
            throw new MisconfiguredException(
                    "Expected rightsflow.jdbc.memory-key, since the descriptor of %s remembers whom it has erased, but there is none; make one with 'openssl rand -base64 32'"
                            .formatted(descriptor.system()));
        }
        return new IdentifierHash(key);
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.besideTheRecords(dataSource);
    }
}
