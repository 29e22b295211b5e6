package dev.rightsflow.connector.kit;

import java.util.ArrayList;
import java.util.List;

/** What is handed over to the person, and what the report says about it. */
record Handover(List<ExtractRecord> records, List<ItemOutcome> outcomes) {

    static Handover of(Command command, Ledger.Plan plan, List<ExtractRecord> read) {
        Tally tally = new Tally();
        List<ExtractRecord> records = new ArrayList<>();
        for (ExtractRecord record : read) {
            ExtractRecord handed = command.action() == Action.EXPORT ? provided(record) : record;
            if (handed.fields().isEmpty()) {
                tally.add(record.category(), record.recordDate(), Outcome.NOT_APPLICABLE, Reasons.NOTHING_PROVIDED);
            } else {
                records.add(handed);
                Outcome outcome = command.action() == Action.EXPORT ? Outcome.EXPORTED : Outcome.DISCLOSED;
                tally.add(record.category(), record.recordDate(), outcome, null);
            }
        }
        return new Handover(records, tally.and(plan.others()));
    }

    private static ExtractRecord provided(ExtractRecord record) {
        return new ExtractRecord(
                record.category(),
                record.recordDate(),
                record.fields().stream().filter(ExtractRecord.Field::provided).toList());
    }
}
