package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to invoicing, on any database. */
abstract class InvoicingContract extends ConnectorContract {

    private static final Item OLD = new Item("invoice", LocalDate.of(2017, 12, 31), 1);
    private static final Item FRESH = new Item("invoice", LocalDate.of(2025, 12, 31), 2);

    private final DataSource dataSource;

    InvoicingContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new SampleInvoicing(dataSource);
    }

    @Test
    void makesAnOldInvoiceAnonymousAndKeepsItsAmountAndTheFreshOnes() {
        SampleInvoicing invoicing = new SampleInvoicing(dataSource);

        Report report = invoicing.handle(new Commands("case", "invoicing").erase(SampleDatabase.ASTRID, List.of(OLD)));

        assertThat(report.outcomes())
                .containsExactly(
                        new ItemOutcome(OLD, Outcome.ANONYMISED, null),
                        new ItemOutcome(FRESH, Outcome.RETAINED, "NOT_IN_COMMAND"));
        assertThat(invoicing
                        .jdbc
                        .sql("select amount from invoice where invoice_id = 1 and recipient_name is null and"
                                + " recipient_email is null")
                        .query(String.class)
                        .list())
                .containsExactly("1250.50");
    }

    @Test
    void annotatesAnInvoiceAndKeepsEarlierAnnotations() {
        SampleInvoicing invoicing = new SampleInvoicing(dataSource);
        List<Item> fresh = List.of(FRESH);

        invoicing.handle(
                new Commands("one", "invoicing").rectify(SampleDatabase.ASTRID, fresh, Map.of("name", "Astrid Lindh")));
        invoicing.handle(new Commands("two", "invoicing")
                .rectify(SampleDatabase.ASTRID, fresh, Map.of("address", "Nygatan 2", "phone", "+46700000000")));

        assertThat(invoicing
                        .jdbc
                        .sql("select recipient_name, annotation from invoice where invoice_id = 2")
                        .query((row, number) -> row.getString(1) + "|" + row.getString(2))
                        .single())
                .isEqualTo("Astrid Lind|name: Astrid Lindh\naddress: Nygatan 2\nphone: +46700000000");
    }

    @Test
    void ratesNoRiskByAnInvoiceThatIsOnlyKept() {
        SampleInvoicing invoicing = new SampleInvoicing(dataSource);

        invoicing.handle(
                new Commands("case", "invoicing").command(Action.RESTRICT, SampleDatabase.ASTRID, List.of(FRESH)));

        assertThat(invoicing
                        .jdbc
                        .sql("select invoice_id from rated_invoice order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 4L);
    }
}
