package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to what registers bring, on any database. */
abstract class CreditRegistersContract extends ConnectorContract {

    private static final Item REPORT = new Item("credit-report", LocalDate.of(2026, 2, 1), 1);
    private static final Item UPDATE = new Item("address-update", LocalDate.of(2026, 4, 1), 1);

    private final DataSource dataSource;

    CreditRegistersContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new SampleCreditRegisters(dataSource);
    }

    @Test
    void locksWhatItCorrectsAndNothingElse() {
        SampleCreditRegisters registers = new SampleCreditRegisters(dataSource);

        assertThat(registers
                        .handle(new Commands("case", "credit-registers")
                                .rectify(
                                        SampleDatabase.ASTRID, List.of(REPORT, UPDATE), Map.of("address", "Nygatan 2")))
                        .outcomes())
                .containsExactlyInAnyOrder(
                        new ItemOutcome(REPORT, Outcome.NOT_APPLICABLE, "UNSUPPORTED"),
                        new ItemOutcome(UPDATE, Outcome.RECTIFIED, null));
        assertThat(registers
                        .jdbc
                        .sql("select update_id, address, name_locked, address_locked from address_update order by 1")
                        .query((row, number) -> row.getString(2) + "|" + row.getBoolean(3) + "|" + row.getBoolean(4))
                        .list())
                .containsExactly("Nygatan 2|false|true", "Storgatan 1|false|false");
    }

    @Test
    void remembersWhomItHasErasedHoweverTheyAreSpelt() {
        SampleCreditRegisters registers = new SampleCreditRegisters(dataSource);

        registers.handle(
                new Commands("case", "credit-registers").erase(SampleDatabase.ASTRID, List.of(REPORT, UPDATE)));

        assertThat(registers
                        .jdbc
                        .sql("select identifier_hash from forgotten")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        SampleDatabase.MEMORY.of("email", "ASTRID.LIND@example.com"),
                        SampleDatabase.MEMORY.of("nationalId", "19811228-9874"));
    }

    @Test
    void remembersNobodyOfWhomSomethingIsOnlyCorrected() {
        SampleCreditRegisters registers = new SampleCreditRegisters(dataSource);

        registers.handle(new Commands("case", "credit-registers")
                .rectify(SampleDatabase.ASTRID, List.of(UPDATE), Map.of("name", "Astrid Lindh")));

        assertThat(registers
                        .jdbc
                        .sql("select count(*) from forgotten")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
