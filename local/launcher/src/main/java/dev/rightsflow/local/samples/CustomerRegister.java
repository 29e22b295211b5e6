package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The CRM: companies, the people at them, and what was noted about the relation. */
final class CustomerRegister {

    private CustomerRegister() {}

    static void fill(Connection connection, SampleData data) throws SQLException {
        Map<String, Integer> companies = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into company (company_id, organisation_number, name, address) values (?, ?, ?, ?)")) {
            for (SampleData.Company company : data.companies) {
                companies.put(company.name(), companies.size() + 1);
                Rows.add(insert, companies.size(), company.organisationNumber(), company.name(), company.address());
            }
            insert.executeBatch();
        }
        try (PreparedStatement contacts = connection.prepareStatement(
                        "insert into contact (contact_id, company_id, full_name, email, phone, national_id, title,"
                            + " address, relation, relation_started_on, relation_ended_on, marketing_allowed) values"
                            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement notes = connection.prepareStatement(
                        "insert into relation_note (contact_id, noted_on, author, note) values (?, ?, ?, ?)")) {
            int id = 0;
            for (SampleData.Contact contact : data.contacts) {
                Person person = contact.person();
                id++;
                Rows.add(
                        contacts,
                        id,
                        contact.company() == null ? null : companies.get(contact.company()),
                        person.name(),
                        person.email(),
                        person.phone(),
                        person.nationalId(),
                        contact.title(),
                        person.address(),
                        contact.relation(),
                        contact.since(),
                        contact.until(),
                        contact.relation().equals("CUSTOMER"));
                for (SampleData.Note note : contact.notes()) {
                    Rows.add(notes, id, note.on(), note.author(), note.text());
                }
            }
            contacts.executeBatch();
            notes.executeBatch();
        }
        Rows.continueAfter(connection, "company", "company_id");
        Rows.continueAfter(connection, "contact", "contact_id");
    }
}
