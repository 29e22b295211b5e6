package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Employees and hired-out consultants, and what they were paid. */
final class Employment {

    private Employment() {}

    static void fill(Connection connection, SampleData data) throws SQLException {
        try (PreparedStatement employments = connection.prepareStatement(
                        "insert into employment (form, full_name, national_id, email, phone, address, title,"
                            + " assignment, absence_days, employed_from, employed_to) values (?, ?, ?, ?, ?, ?, ?, ?,"
                            + " ?, ?, ?)");
                PreparedStatement payroll = connection.prepareStatement(
                        "insert into payroll (fiscal_year_end, full_name, national_id, email, bank_account, gross, tax)"
                                + " values (?, ?, ?, ?, '8327-9, 123 456 789-0', ?, ?)")) {
            for (SampleData.Employment employment : data.employments) {
                Person person = employment.person();
                Rows.add(
                        employments,
                        employment.form(),
                        person.name(),
                        person.nationalId(),
                        person.email(),
                        person.phone(),
                        person.address(),
                        employment.title(),
                        employment.assignment(),
                        employment.from().getDayOfMonth() % 7,
                        employment.from(),
                        employment.until());
            }
            for (SampleData.Pay pay : data.payroll) {
                Person person = pay.person();
                Rows.add(
                        payroll,
                        LocalDate.of(pay.year(), 12, 31),
                        person.name(),
                        person.nationalId(),
                        person.email(),
                        pay.gross(),
                        pay.gross() * 3 / 10);
            }
            employments.executeBatch();
            payroll.executeBatch();
        }
    }
}
