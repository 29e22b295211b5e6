package dev.rightsflow.connector.jdbc;

import java.util.UUID;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases for tests. */
final class Databases {

    private Databases() {}

    /** A new one, which lives as long as this JVM. */
    static DriverManagerDataSource h2() {
        return new DriverManagerDataSource(
                "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"
                        .formatted(UUID.randomUUID()),
                "sa",
                "");
    }
}
