package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Invoices to companies, with a person as their reference, and to private persons. */
final class Invoicing {

    private Invoicing() {}

    static void fill(Connection connection, SampleData data) throws SQLException {
        Map<String, Integer> customers = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into customer (customer_id, organisation_number, name) values (?, ?, ?)")) {
            for (SampleData.Company company : data.companies) {
                customers.put(company.name(), customers.size() + 1);
                Rows.add(insert, customers.size(), company.organisationNumber(), company.name());
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into invoice (customer_id, invoice_number, invoice_date, fiscal_year_end, recipient_name,"
                        + " recipient_email, recipient_phone, national_id, invoice_address, delivery_address,"
                        + " payment_details, description, amount, currency)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SEK')")) {
            int number = 0;
            for (SampleData.Invoice invoice : data.invoices) {
                Person person = invoice.recipient();
                boolean toCompany = invoice.company() != null;
                number++;
                Rows.add(
                        insert,
                        toCompany ? customers.get(invoice.company()) : null,
                        "%d-%05d".formatted(invoice.on().getYear(), number),
                        invoice.on(),
                        LocalDate.of(invoice.on().getYear(), 12, 31),
                        person.name(),
                        person.email(),
                        person.phone(),
                        toCompany ? null : person.nationalId(),
                        person.address(),
                        person.address(),
                        "Bankgiro 5050-1055",
                        invoice.description(),
                        invoice.amount());
            }
            insert.executeBatch();
        }
        Rows.continueAfter(connection, "customer", "customer_id");
    }
}
