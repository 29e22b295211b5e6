package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Report;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what a connector does, per action and outcome. */
public final class CommandMetrics {

    private final MeterRegistry meters;
    private final String system;

    public CommandMetrics(MeterRegistry meters, String system) {
        this.meters = meters;
        this.system = system;
    }

    void count(Report report) {
        meters.counter(
                        "rightsflow.connector.reports",
                        "system",
                        system,
                        "action",
                        report.action().name(),
                        "kind",
                        report.kind().name())
                .increment();
        for (ItemOutcome outcome : report.outcomes()) {
            meters.counter(
                            "rightsflow.connector.records",
                            "system",
                            system,
                            "action",
                            report.action().name(),
                            "outcome",
                            outcome.outcome().name())
                    .increment(outcome.item().count());
        }
    }

    void countDeadLetter(String reason) {
        meters.counter("rightsflow.connector.dead.letters", "system", system, "reason", reason)
                .increment();
    }
}
