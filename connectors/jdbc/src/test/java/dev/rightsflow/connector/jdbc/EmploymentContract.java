package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to employment, on any database. */
abstract class EmploymentContract extends ConnectorContract {

    private static final Item FIRST = new Item("employment-record", LocalDate.of(2014, 5, 31), 1);
    private static final Item SECOND = new Item("employment-record", LocalDate.of(2024, 8, 31), 1);
    private static final Item OLD_PAY = new Item("payroll", LocalDate.of(2014, 12, 31), 1);
    private static final Item FRESH_PAY = new Item("payroll", LocalDate.of(2024, 12, 31), 1);

    private final DataSource dataSource;

    EmploymentContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new SampleEmployment(dataSource);
    }

    @Test
    void countsAnEmploymentFromItsEndAndPayFromTheFiscalYear() {
        SampleEmployment employment = new SampleEmployment(dataSource);

        assertThat(employment
                        .handle(new Commands("case", "employment").locate(SampleDatabase.ASTRID))
                        .found())
                .containsExactlyInAnyOrder(FIRST, SECOND, OLD_PAY, FRESH_PAY);
    }

    @Test
    void forgetsAnOldEmploymentAndKeepsTheSumsOfItsPay() {
        SampleEmployment employment = new SampleEmployment(dataSource);

        assertThat(employment
                        .handle(new Commands("case", "employment")
                                .erase(SampleDatabase.ASTRID, List.of(FIRST, OLD_PAY)))
                        .outcomes())
                .containsExactlyInAnyOrder(
                        new ItemOutcome(FIRST, Outcome.ERASED, null),
                        new ItemOutcome(SECOND, Outcome.RETAINED, "NOT_IN_COMMAND"),
                        new ItemOutcome(OLD_PAY, Outcome.ANONYMISED, null),
                        new ItemOutcome(FRESH_PAY, Outcome.RETAINED, "NOT_IN_COMMAND"));
        assertThat(employment
                        .jdbc
                        .sql("select sum(gross) from payroll where fiscal_year_end = date '2014-12-31' and"
                                + " coalesce(full_name, national_id, email, bank_account) is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(480_000L);
    }

    @Test
    void correctsTheRecordAndAnnotatesThePay() {
        SampleEmployment employment = new SampleEmployment(dataSource);

        assertThat(employment
                        .handle(new Commands("case", "employment")
                                .rectify(
                                        SampleDatabase.ASTRID,
                                        List.of(SECOND, FRESH_PAY),
                                        Map.of("name", "Astrid Lindh")))
                        .outcomes())
                .contains(
                        new ItemOutcome(SECOND, Outcome.RECTIFIED, null),
                        new ItemOutcome(FRESH_PAY, Outcome.ANNOTATED, null));
        assertThat(employment
                        .jdbc
                        .sql("select full_name, annotation from payroll where payroll_id = 2")
                        .query((row, number) -> row.getString(1) + "|" + row.getString(2))
                        .single())
                .isEqualTo("Astrid Lind|name: Astrid Lindh");
    }

    @Test
    void knowsThePersonByTheirTelephoneWithoutFindingAnybodyByIt() {
        SampleEmployment employment = new SampleEmployment(dataSource);
        employment.jdbc.sql("update employment set phone = '070-123 45 67'").update();

        assertThat(employment
                        .handle(new Commands("case", "employment")
                                .locate(new Subject(null, "astrid.lind@example.com", null, null, Map.of())))
                        .identifiers())
                .contains(new Identifier("phone", "070-123 45 67"), new Identifier("nationalId", "198112289874"));
        assertThat(employment
                        .handle(new Commands("another", "employment")
                                .locate(new Subject("Astrid Lind", null, "+46701234567", null, Map.of())))
                        .found())
                .isEmpty();
    }

    @Test
    void leavesWhoeverIsOnlyKeptOutOfItsStatistics() {
        SampleEmployment employment = new SampleEmployment(dataSource);

        employment.handle(
                new Commands("case", "employment").command(Action.RESTRICT, SampleDatabase.ASTRID, List.of(SECOND)));

        assertThat(employment
                        .jdbc
                        .sql("select count(*) from staffing")
                        .query(Long.class)
                        .single())
                .isEqualTo(2L);
    }
}
