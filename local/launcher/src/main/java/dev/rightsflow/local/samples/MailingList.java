package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The addresses that a processor sends the newsletter to: a copy, of which only the processor can erase anybody. */
final class MailingList {

    static final String DDL = "create table if not exists address (email varchar(200) primary key)";

    private final SampleDatabase database;

    MailingList(SampleDatabase database) {
        this.database = database;
    }

    static void fill(Connection connection, SampleData data) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("merge into address (email) key (email) values (lower(?))")) {
            for (SampleData.Subscriber subscriber : data.subscribers) {
                Rows.add(insert, subscriber.person().email());
            }
            insert.executeBatch();
        }
    }

    void erase(String email) {
        try (Connection connection = database.connect();
                PreparedStatement delete = connection.prepareStatement("delete from address where email = ?")) {
            delete.setString(1, email);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to erase from the mailing list, but could not", e);
        }
    }
}
