package dev.rightsflow.connector.kit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger.Plan;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

    private static final Item INVOICES = new Item("invoice", LocalDate.of(2025, 12, 31), 3);
    private static final ItemOutcome KEPT = new ItemOutcome(INVOICES, Outcome.RETAINED, "NOT_IN_COMMAND");

    @Test
    void readsThePlanThatItWrote() {
        Plan plan = new Plan(
                List.of(
                        new HeldRecord("contact", null, "17"),
                        new HeldRecord("invoice", LocalDate.of(2017, 12, 31), "4")),
                List.of(KEPT));

        assertThat(LedgerJson.plan(LedgerJson.write(plan))).isEqualTo(plan);
    }

    @Test
    void readsTheReportThatItWrote() {
        Report report = report(List.of(), List.of());

        assertThat(LedgerJson.report(LedgerJson.write(report))).isEqualTo(report);
    }

    /** Rows of the ledger outlive the version that wrote them. */
    @Test
    void readsTheReportThatTheFirstVersionWrote() {
        String json =
                "{\"reportId\":\"c/DONE\",\"commandId\":\"c\",\"caseId\":\"7K3M-9QXD-2B4T\",\"system\":\"crm\",\"action\":\"ERASE\",\"kind\":\"DONE\",\"at\":\"2026-03-05T09:00:00.123Z\",\"found\":[],\"outcomes\":[{\"item\":{\"category\":\"invoice\",\"recordDate\":\"2025-12-31\",\"count\":3},\"outcome\":\"RETAINED\",\"reason\":\"NOT_IN_COMMAND\"}],\"failure\":null,\"extract\":[]}";

        assertThat(LedgerJson.report(json)).isEqualTo(report(List.of(), List.of()));
    }

    @Test
    void refusesToKeepAnExtract() {
        assertRefused(report(List.of(new ExtractRecord("contact", null, List.of())), List.of()));
    }

    @Test
    void refusesToKeepIdentifiers() {
        assertRefused(report(List.of(), List.of(new Identifier("phone", "070-123 45 67"))));
    }

    private static void assertRefused(Report report) {
        assertThatThrownBy(() -> LedgerJson.write(report))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c/DONE")
                .hasMessageNotContaining("070");
    }

    private static Report report(List<ExtractRecord> extract, List<Identifier> identifiers) {
        return new Report(
                "c/DONE",
                "c",
                "7K3M-9QXD-2B4T",
                "crm",
                Action.ERASE,
                Report.Kind.DONE,
                Instant.parse("2026-03-05T09:00:00.123Z"),
                List.of(),
                List.of(KEPT),
                null,
                extract,
                identifiers);
    }
}
