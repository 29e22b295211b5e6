package dev.rightsflow.connector.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class SampleCreditRegisters extends SampleDatabase {

    SampleCreditRegisters(DataSource dataSource) {
        super("credit-registers", dataSource, List.of("credit_report", "address_update", "forgotten"));
        report(1, "Astrid Lind", "astrid.lind@example.com", "2026-02-01");
        report(2, "Olof Berg", "olof.berg@example.com", "2026-03-01");
        update(1, "Astrid Lind", "Astrid.Lind@example.com", "811228-9874", "2026-04-01");
        update(2, "Olof Berg", "olof.berg@example.com", null, "2026-04-01");
    }

    @Override
    public void addRecordOfThePerson() {
        report(3, "Astrid Lind", "astrid.lind@example.com", "2026-05-01");
    }

    private void report(long id, String name, String email, String boughtOn) {
        jdbc.sql("""
            insert into credit_report (report_id, full_name, email, bought_on, score)
            values (?, ?, ?, cast(? as date), 71)\
            """).param(id).param(name).param(email).param(boughtOn).update();
    }

    private void update(long id, String name, String email, @Nullable String nationalId, String updatedOn) {
        jdbc.sql("""
            insert into address_update (update_id, full_name, email, national_id, address, updated_on)
            values (?, ?, ?, ?, 'Storgatan 1', cast(? as date))\
            """)
                .param(id)
                .param(name)
                .param(email)
                .param(nationalId)
                .param(updatedOn)
                .update();
    }
}
