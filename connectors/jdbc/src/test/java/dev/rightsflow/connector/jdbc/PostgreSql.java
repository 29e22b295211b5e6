package dev.rightsflow.connector.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.sql.DataSource;

/** A real PostgreSQL server, started by the first test of this JVM that asks and stopped with it. */
final class PostgreSql {

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("Expected PostgreSQL to start, but it did not", e);
            }
        }
    }

    private PostgreSql() {}

    static DataSource database() {
        return Server.RUNNING.getPostgresDatabase();
    }
}
