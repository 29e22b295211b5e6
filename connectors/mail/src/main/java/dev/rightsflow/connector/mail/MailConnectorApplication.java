package dev.rightsflow.connector.mail;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The system {@code mail}.
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
@EnableConfigurationProperties(MailConnectorApplication.Settings.class)
public class MailConnectorApplication {

    /** @param from address, or name and {@code <address>}, of the controller: answers go there */
    @ConfigurationProperties("rightsflow.mail")
    record Settings(String from) {}

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** For a process that runs several services. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MailConnectorApplication.class)
                .properties("spring.config.name=connector-mail");
    }

    @Bean
    Connector connector(Settings settings, JavaMailSenderImpl sender) {
        return new MailConnector(sender, settings.from());
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.onItsOwn(dataSource);
    }
}
