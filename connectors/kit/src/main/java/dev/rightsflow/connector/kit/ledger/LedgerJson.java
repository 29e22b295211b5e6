package dev.rightsflow.connector.kit.ledger;

import dev.rightsflow.connector.kit.Ledger.Plan;
import dev.rightsflow.connector.kit.Report;
import tools.jackson.databind.json.JsonMapper;

/** Plans and reports as text, for the ledgers that keep them in a column or a field. Neither holds a value of a record. */
public final class LedgerJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LedgerJson() {}

    public static String write(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    /** @param report whose extract, if it has one, is left out */
    public static String write(Report report) {
        if (!report.extract().isEmpty()) {
            throw new IllegalArgumentException("Expected a report without its extract for the ledger, but %s has one"
                    .formatted(report.reportId()));
        }
        return JSON.writeValueAsString(report);
    }

    public static Plan plan(String json) {
        return JSON.readValue(json, Plan.class);
    }

    public static Report report(String json) {
        return JSON.readValue(json, Report.class);
    }
}
