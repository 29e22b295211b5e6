package dev.rightsflow.local.samples;

import dev.rightsflow.connector.jdbc.IdentifierHash;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** What was bought from credit registers, and the job that refreshes addresses from what the agency delivers. */
final class CreditRegisters {

    private CreditRegisters() {}

    static void fill(Connection connection, SampleData data) throws SQLException {
        try (PreparedStatement reports = connection.prepareStatement("insert into credit_report (full_name, email,"
                        + " national_id, bought_on, score, remarks) values (?, ?, ?, ?, ?, 'Inga anmärkningar')");
                PreparedStatement updates = connection.prepareStatement("insert into address_update (full_name, email,"
                        + " national_id, address, updated_on) values (?, ?, ?, ?, ?)");
                PreparedStatement deliveries = connection.prepareStatement(
                        "insert into delivery (full_name, email, national_id, address) values (?, ?, ?, ?)")) {
            for (SampleData.CreditReport report : data.creditReports) {
                Person person = report.person();
                Rows.add(
                        reports, person.name(), person.email(), person.nationalId(), report.boughtOn(), report.score());
            }
            for (SampleData.AddressUpdate update : data.addressUpdates) {
                Person person = update.person();
                Rows.add(updates, person.name(), person.email(), person.nationalId(), person.address(), update.on());
                Rows.add(deliveries, person.name(), person.email(), person.nationalId(), person.address());
            }
            reports.executeBatch();
            updates.executeBatch();
            deliveries.executeBatch();
        }
    }

    /**
     * Brings what the agency has delivered: changes what is there and not locked, and adds whom there is nothing of, unless
     * they were erased.
     */
    static RegisterRefresh refresh(Connection connection, IdentifierHash memory, LocalDate today) throws SQLException {
        RegisterRefresh done = RegisterRefresh.NOTHING;
        connection.setAutoCommit(false);
        try (PreparedStatement deliveries =
                        connection.prepareStatement("select full_name, email, national_id, address from delivery");
                PreparedStatement forgotten =
                        connection.prepareStatement("select 1 from forgotten where identifier_hash in (?, ?)");
                PreparedStatement known = connection.prepareStatement(
                        "select name_locked or address_locked from address_update where national_id = ?");
                PreparedStatement change = connection.prepareStatement("update address_update set full_name = case when"
                        + " name_locked then full_name else ? end, address = case when address_locked then address else"
                        + " ? end where national_id = ?");
                PreparedStatement add = connection.prepareStatement("insert into address_update (full_name, address,"
                        + " national_id, email, updated_on) values (?, ?, ?, ?, ?)");
                ResultSet delivered = deliveries.executeQuery()) {
            while (delivered.next()) {
                String name = delivered.getString(1);
                String email = delivered.getString(2);
                String nationalId = delivered.getString(3);
                String address = delivered.getString(4);
                if (any(forgotten, memory.of("email", email), memory.of("nationalId", nationalId))) {
                    done = done.andForgotten();
                    continue;
                }
                known.setString(1, nationalId);
                try (ResultSet there = known.executeQuery()) {
                    if (!there.next()) {
                        execute(add, name, address, nationalId, email, Date.valueOf(today));
                        done = done.andAdded();
                        continue;
                    }
                    done = there.getBoolean(1) ? done.andLocked() : done.andRefreshed();
                }
                execute(change, name, address, nationalId);
            }
            connection.commit();
        }
        return done;
    }

    private static boolean any(PreparedStatement query, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            query.setString(i + 1, values[i]);
        }
        try (ResultSet found = query.executeQuery()) {
            return found.next();
        }
    }

    private static void execute(PreparedStatement update, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            update.setObject(i + 1, values[i]);
        }
        update.executeUpdate();
    }
}
