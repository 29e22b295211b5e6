package dev.rightsflow.connector.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class SampleInvoicing extends SampleDatabase {

    SampleInvoicing(DataSource dataSource) {
        super("invoicing", dataSource, List.of("invoice", "customer"));
        invoice(1, "2017-12-31", "Astrid Lind", "astrid.lind@example.com", null);
        invoice(2, "2025-12-31", "Astrid Lind", "astrid.lind@example.com", null);
        invoice(3, "2025-12-31", "A. Lind", null, "198112289874");
        invoice(4, "2025-12-31", "Olof Berg", "olof.berg@example.com", null);
    }

    @Override
    public void addRecordOfThePerson() {
        invoice(5, "2026-12-31", "Astrid Lind", "astrid.lind@example.com", null);
    }

    private void invoice(
            long id, String fiscalYearEnd, String name, @Nullable String email, @Nullable String nationalId) {
        jdbc.sql("""
            insert into invoice (invoice_id, invoice_number, invoice_date, fiscal_year_end, recipient_name,
                recipient_email, national_id, invoice_address, payment_details, amount, currency)
            values (?, ?, cast(? as date), cast(? as date), ?, ?, ?, 'Storgatan 1', 'bankgiro', 1250.50, 'SEK')\
            """)
                .param(id)
                .param("F-" + id)
                .param(fiscalYearEnd)
                .param(fiscalYearEnd)
                .param(name)
                .param(email)
                .param(nationalId)
                .update();
    }
}
