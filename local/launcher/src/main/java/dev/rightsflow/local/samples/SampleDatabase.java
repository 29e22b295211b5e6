package dev.rightsflow.local.samples;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An H2 database in a file, which speaks PostgreSQL's dialect and loses nothing that it has committed. */
public final class SampleDatabase {

    /** H2's own, for a database that nobody but this process can open. */
    public static final String USER = "sa";

    private final String url;

    /** What fills a new database. */
    interface Filling {
        void fill(Connection connection) throws SQLException;
    }

    SampleDatabase(Path file) {
        this.url = url(file);
    }

    /** The URL of such a database. It stays open until it is shut down or the process ends. */
    public static String url(Path file) {
        return "jdbc:h2:file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                // Not closed by H2's own shutdown hook, which would not wait for the services.
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
    }

    public String url() {
        return url;
    }

    /** Creates tables and rows, all or nothing, unless they are there already. */
    void create(String ddl, Filling filling) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // In H2 a table definition commits, so it comes first; the rows and this mark are one transaction.
            statement.execute(ddl);
            statement.execute("create table if not exists sample (filled boolean not null)");
            connection.setAutoCommit(false);
            try (ResultSet filled = statement.executeQuery("select 1 from sample")) {
                if (filled.next()) {
                    return;
                }
            }
            filling.fill(connection);
            statement.execute("insert into sample values (true)");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to fill the sample database " + url + ", but could not", e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, "");
    }

    /** The one number that a query gives. */
    public long count(String query, Object... parameters) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to count in " + url + ", but could not", e);
        }
    }

    void close() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to close " + url + ", but could not", e);
        }
    }
}
