package dev.rightsflow.connector.jdbc;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "The build brings PostgreSQL for Linux only")
class PaperArchiveOnPostgreSqlIT extends PaperArchiveContract {

    PaperArchiveOnPostgreSqlIT() {
        super(PostgreSql.database());
    }
}
