package dev.rightsflow.connector.kit.ledger;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rightsflow.connector.kit.Ledger.Plan;
import dev.rightsflow.connector.kit.Report;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Plans and reports as text, for the ledgers that keep them in a column or a field. Neither holds a value of a record. */
public final class LedgerJson {

    /** A list that an earlier version did not write is empty. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private LedgerJson() {}

    public static String write(Plan plan) {
        return JSON.writeValueAsString(plan);
    }

    /** @param report without extract and identifiers: a ledger keeps no values */
    public static String write(Report report) {
        if (!report.extract().isEmpty() || !report.identifiers().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a report without extract and identifiers for the ledger, but %s has some"
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
