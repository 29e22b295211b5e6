package dev.rightsflow.connector.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class SampleCrm extends SampleDatabase {

    SampleCrm(DataSource dataSource) {
        super("crm", dataSource, List.of("relation_note", "contact", "company"));
        jdbc.sql("insert into company (company_id, organisation_number, name) values (1, '5567140503', 'Sagverket AB')")
                .update();
        contact(10, 1L, "Astrid Lind", "Astrid.Lind@example.com", "070-123 45 67", "19811228-9874", null);
        contact(11, null, "Astrid Lind", "astrid.lind@example.com", null, null, "2020-06-30");
        contact(12, 1L, "Olof Berg", "olof.berg@example.com", "070-123 45 67", null, null);
        note(20, 10, "2019-05-02");
        note(21, 10, "2021-07-09");
        note(22, 12, "2021-07-09");
    }

    @Override
    public void addRecordOfThePerson() {
        // A contact of its own, so that the note does not keep the contact that the command lists.
        contact(13, null, "Astrid Lind", "astrid.lind@example.com", null, null, "2026-02-28");
    }

    void contact(
            long id,
            @Nullable Long company,
            String name,
            String email,
            @Nullable String phone,
            @Nullable String nationalId,
            @Nullable String until) {
        jdbc.sql("""
            insert into contact (contact_id, company_id, full_name, email, phone, national_id, relation,
                relation_started_on, relation_ended_on)
            values (?, ?, ?, ?, ?, ?, 'CUSTOMER', '2018-01-15', cast(? as date))\
            """)
                .param(id)
                .param(company)
                .param(name)
                .param(email)
                .param(phone)
                .param(nationalId)
                .param(until)
                .update();
    }

    void note(long id, long contact, String notedOn) {
        jdbc.sql("insert into relation_note (note_id, contact_id, noted_on, author, note) values (?, ?, cast(?"
                        + " as date), 'kim', 'Met at the fair')")
                .params(id, contact, notedOn)
                .update();
    }
}
