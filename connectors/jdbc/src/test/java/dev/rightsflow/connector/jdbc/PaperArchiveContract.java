package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to the index of a paper archive, on any database. */
abstract class PaperArchiveContract extends ConnectorContract {

    private static final Item OLD = new Item("binder", LocalDate.of(2014, 12, 31), 2);
    private static final Item FRESH = new Item("binder", LocalDate.of(2024, 12, 31), 1);

    private final DataSource dataSource;

    PaperArchiveContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new SamplePaperArchive(dataSource);
    }

    @Test
    void forgetsNoPlaceOfPaperBeforeAPersonHasDestroyedItAndSaysWhereItIs() {
        SamplePaperArchive archive = new SamplePaperArchive(dataSource);
        var before = archive.everything();
        Command erase = new Commands("case", "paper-archive").erase(SampleDatabase.ASTRID, List.of(OLD));

        assertThat(new CommandHandler(archive.connector(), archive.ledger()).handle(erase, Instant.EPOCH))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo("ON_PAPER");
                    assertThat(failed.failure().retryable()).isFalse();
                    assertThat(failed.failure().message())
                            .contains("Shelf B, binder 2014-3, sheets 12-14; Shelf B, binder 2014-7, sheet 2.")
                            .doesNotContain("2024")
                            .doesNotContain("Astrid");
                });
        assertThat(archive.everything()).isEqualTo(before);
    }

    @Test
    void forgetsThePlaceOnceThePaperIsDestroyedAndNothingElse() {
        SamplePaperArchive archive = new SamplePaperArchive(dataSource);

        assertThat(archive.handle(new Commands("case", "paper-archive", "DST-2026-014")
                                .erase(SampleDatabase.ASTRID, List.of(OLD)))
                        .outcomes())
                .containsExactlyInAnyOrder(
                        new ItemOutcome(OLD, Outcome.ERASED, null),
                        new ItemOutcome(FRESH, Outcome.RETAINED, "NOT_IN_COMMAND"));
        assertThat(archive.jdbc
                        .sql("select content_id from binder_content order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(3L, 4L);
    }

    @Test
    void correctsBesideTheVoucherAndNotOnIt() {
        SamplePaperArchive archive = new SamplePaperArchive(dataSource);

        assertThat(archive.handle(new Commands("case", "paper-archive")
                                .rectify(SampleDatabase.ASTRID, List.of(FRESH), Map.of("name", "Astrid Lindh")))
                        .outcomes())
                .contains(new ItemOutcome(FRESH, Outcome.ANNOTATED, null));
        assertThat(archive.jdbc
                        .sql("select full_name, annotation from binder_content where content_id = 3")
                        .query((row, number) -> row.getString(1) + "|" + row.getString(2))
                        .single())
                .isEqualTo("Astrid Lind|name: Astrid Lindh");
    }
}
