package dev.rightsflow.connector.mongodb;

import com.mongodb.client.MongoDatabase;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.autoconfigure.ConnectorProperties;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * One system in MongoDB: which one, says the descriptor. Run one of these per system.
 *
 * <p>What other services on the same class path need is excluded by name, since this module does not know its classes.
 */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration"
        })
@EnableConfigurationProperties(MongoConnectorApplication.Settings.class)
public class MongoConnectorApplication {

    /** @param descriptor of the system, for instance {@code file:/etc/rightsflow/recruitment.yml} */
    @ConfigurationProperties("rightsflow.mongodb")
    record Settings(Resource descriptor) {}

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MongoConnectorApplication.class)
                .properties("spring.config.name=connector-mongodb");
    }

    @Bean
    Descriptor descriptor(Settings settings, ConnectorProperties connector) {
        return new DescriptorFile(settings.descriptor(), "rightsflow.mongodb.descriptor")
                .readFor(connector.system(), Descriptor::read, Descriptor::system);
    }

    @Bean
    Connector connector(Descriptor descriptor, MongoDatabaseFactory databases) {
        return new MongoConnector(descriptor, databases.getMongoDatabase());
    }

    @Bean
    Ledger ledger(Descriptor descriptor, MongoDatabaseFactory databases) {
        MongoDatabase database = databases.getMongoDatabase();
        return new MongoLedger(descriptor.system(), database);
    }
}
