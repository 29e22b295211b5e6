package dev.rightsflow.benchmarks.system;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The service of a {@link CountingConnector}, its ledger in the same database as what it counts. */
@SpringBootApplication(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration"
        })
public class CountingSystem {

    /** What each system holds of everybody: one record, whose retention is long over. */
    private static final Map<String, String> CATEGORIES = Map.of(
            "crm", "contact",
            "invoicing", "invoice",
            "recruitment", "application",
            "newsletter", "subscription");

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CountingSystem.class)
                .properties(
                        "spring.config.name=counting-system",
                        "spring.config.import=classpath:rightsflow-connector.yml");
    }

    @Bean
    Connector connector(Environment settings, DataSource dataSource) {
        String system = settings.getRequiredProperty("rightsflow.connector.system");
        return new CountingConnector(CATEGORIES.get(system), dataSource);
    }

    @Bean
    Ledger ledger(DataSource dataSource) {
        return JdbcLedger.besideTheRecords(dataSource);
    }
}
