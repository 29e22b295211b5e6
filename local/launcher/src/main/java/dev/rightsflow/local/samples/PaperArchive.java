package dev.rightsflow.local.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** The index of what lies in the binders. */
final class PaperArchive {

    private PaperArchive() {}

    static void fill(Connection connection, SampleData data) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into binder_content (shelf_mark, document, fiscal_year_end, full_name,"
                        + " national_id, address, email, payment_reference) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (SampleData.Filed filed : data.binders) {
                Person person = filed.person();
                Rows.add(
                        insert,
                        filed.shelfMark(),
                        filed.document(),
                        LocalDate.of(filed.year(), 12, 31),
                        person.name(),
                        person.nationalId(),
                        person.address(),
                        person.email(),
                        "OCR " + filed.year() + "-" + person.name().length());
            }
            insert.executeBatch();
        }
    }
}
