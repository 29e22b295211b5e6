package dev.rightsflow.connector.jdbc;

import java.util.List;
import javax.sql.DataSource;

final class SamplePaperArchive extends SampleDatabase {

    SamplePaperArchive(DataSource dataSource) {
        super("paper-archive", dataSource, List.of("binder_content"));
        content(1, "Shelf B, binder 2014-3, sheets 12-14", "Agreement", "2014-12-31", "Astrid Lind", "198112289874");
        content(2, "Shelf B, binder 2014-7, sheet 2", "Voucher", "2014-12-31", "Astrid Lind", "811228-9874");
        content(3, "Shelf F, binder 2024-1, sheet 40", "Voucher", "2024-12-31", "Astrid Lind", "198112289874");
        content(4, "Shelf B, binder 2014-3, sheets 15-17", "Agreement", "2014-12-31", "Olof Berg", "197010632391");
    }

    @Override
    public void addRecordOfThePerson() {
        content(5, "Shelf F, binder 2025-1, sheet 3", "Voucher", "2025-12-31", "Astrid Lind", "198112289874");
    }

    private void content(long id, String shelfMark, String document, String year, String name, String nationalId) {
        jdbc.sql("""
            insert into binder_content (content_id, shelf_mark, document, fiscal_year_end, full_name, national_id, address)
            values (?, ?, ?, cast(? as date), ?, ?, 'Storgatan 1, 392 32 Kalmar')\
            """)
                .param(id)
                .param(shelfMark)
                .param(document)
                .param(year)
                .param(name)
                .param(nationalId)
                .update();
    }
}
