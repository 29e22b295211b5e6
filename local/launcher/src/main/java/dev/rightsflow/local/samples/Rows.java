package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Batches of rows. */
final class Rows {

    private Rows() {}

    static void add(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    /** So that the application's own rows get ids after the ones that were given here. */
    static void continueAfter(Connection connection, String table, String id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " alter column " + id + " restart with (select max(" + id
                    + ") + 1 from " + table + ")");
        }
    }
}
