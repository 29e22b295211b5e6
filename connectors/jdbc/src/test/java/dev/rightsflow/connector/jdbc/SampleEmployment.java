package dev.rightsflow.connector.jdbc;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class SampleEmployment extends SampleDatabase {

    SampleEmployment(DataSource dataSource) {
        super("employment", dataSource, List.of("employment", "payroll"));
        employment(1, "CONSULTANT", "Astrid Lind", "astrid.lind@example.com", "198112289874", "2014-05-31");
        employment(2, "EMPLOYEE", "Astrid Lind", "astrid.lind@example.com", "198112289874", "2024-08-31");
        employment(3, "EMPLOYEE", "Olof Berg", "olof.berg@example.com", "197010632391", null);
        payroll(1, "2014-12-31", "Astrid Lind", "astrid.lind@example.com", "198112289874");
        payroll(2, "2024-12-31", "Astrid Lind", null, "811228-9874");
        payroll(3, "2024-12-31", "Olof Berg", "olof.berg@example.com", "197010632391");
    }

    @Override
    public void addRecordOfThePerson() {
        payroll(4, "2025-12-31", "Astrid Lind", "astrid.lind@example.com", "198112289874");
    }

    private void employment(
            long id, String form, String name, String email, String nationalId, @Nullable String until) {
        jdbc.sql("""
            insert into employment (employment_id, form, full_name, national_id, email, title, employed_from, employed_to)
            values (?, ?, ?, ?, ?, 'Utvecklare', date '2010-01-01', cast(? as date))\
            """)
                .param(id)
                .param(form)
                .param(name)
                .param(nationalId)
                .param(email)
                .param(until)
                .update();
    }

    private void payroll(long id, String year, String name, @Nullable String email, String nationalId) {
        jdbc.sql("""
            insert into payroll (payroll_id, fiscal_year_end, full_name, national_id, email, bank_account, gross, tax)
            values (?, cast(? as date), ?, ?, ?, '8327-9 123', 480000, 144000)\
            """)
                .param(id)
                .param(year)
                .param(name)
                .param(nationalId)
                .param(email)
                .update();
    }
}
