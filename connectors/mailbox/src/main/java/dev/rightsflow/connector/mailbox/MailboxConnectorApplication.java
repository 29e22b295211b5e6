package dev.rightsflow.connector.mailbox;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.autoconfigure.ConnectorProperties;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * One mailbox on an IMAP server: which one, says the descriptor. Run one of these per system.
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
@EnableConfigurationProperties(MailboxConnectorApplication.Settings.class)
public class MailboxConnectorApplication {

    /**
     * @param descriptor of the system, for instance {@code file:/etc/rightsflow/support.yml}
     * @param protocol {@code imaps}, or {@code imap}, which turns to TLS where the server offers it
     */
    @ConfigurationProperties("rightsflow.mailbox")
    record Settings(
            Resource descriptor,
            String host,
            @DefaultValue("993") int port,
            @DefaultValue("imaps") String protocol,
            String username,
            String password) {

        /** Hides the password. */
        @Override
        public String toString() {
            return "Settings[host=%s, port=%d]".formatted(host, port);
        }
    }

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MailboxConnectorApplication.class)
                .properties("spring.config.name=connector-mailbox");
    }

    @Bean
    Connector connector(Settings settings, ConnectorProperties connector) {
        Descriptor descriptor = new DescriptorFile(settings.descriptor(), "rightsflow.mailbox.descriptor")
                .readFor(connector.system(), Descriptor::read, Descriptor::system);
        return new MailboxConnector(descriptor, new Imap(settings, descriptor.timeout()));
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.onItsOwn(dataSource);
    }
}
