package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts reports into the contract's form; what is handed over to the person is sealed to the workflow. */
public final class ReportWriter {

    private final Wire wire;
    private final WorkflowKey workflowKey;
    private final int maxExtractBytes;
    private final InstantSource clock;

    /** @param maxExtractBytes of a sealed extract; the broker refuses records over its {@code max.message.bytes} */
    public ReportWriter(Wire wire, WorkflowKey workflowKey, int maxExtractBytes, InstantSource clock) {
        this.wire = wire;
        this.workflowKey = workflowKey;
        this.maxExtractBytes = maxExtractBytes;
        this.clock = clock;
    }

    /** @param answerToken of the command */
    dev.rightsflow.schemas.Report write(Report report, String answerToken) {
        if (report.extract().isEmpty()) {
            return ContractMapping.report(report, null, answerToken);
        }
        Optional<Sealer> sealer = workflowKey.sealer();
        if (sealer.isEmpty()) {
            return failed(
                    report,
                    answerToken,
                    new Failure(
                            "WORKFLOW_KEY_UNKNOWN",
                            "Expected the workflow's key on %s to seal the extract to, but there is none; start the workflow and send the command again"
                                    .formatted(Topics.CONTROLLER),
                            true));
        }
        Extract extract = ContractMapping.extract(report.extract());
        Sealed sealed = sealer.get().seal(extract, dev.rightsflow.schemas.Report.class, report.caseId());
        int bytes = sealed.getCiphertext().remaining();
        if (bytes > maxExtractBytes) {
            return failed(
                    report,
                    answerToken,
                    new Failure(
                            "EXTRACT_TOO_LARGE",
                            "Expected an extract of at most %d bytes, but it has %d; raise rightsflow.connector.max-extract-bytes and the broker's max.message.bytes"
                                    .formatted(maxExtractBytes, bytes),
                            false));
        }
        return ContractMapping.report(report, sealed, answerToken);
    }

    byte[] encode(dev.rightsflow.schemas.Report report) {
        return wire.encode(Topics.REPORTS, report);
    }

    /** Reading changed nothing, so a failure is the whole truth although the ledger has the outcome. */
    private dev.rightsflow.schemas.Report failed(Report report, String answerToken, Failure failure) {
        Instant now = clock.instant();
        return ContractMapping.report(
                new Report(
                        report.commandId() + "/FAILED/" + now.toEpochMilli(),
                        report.commandId(),
                        report.caseId(),
                        report.system(),
                        report.action(),
                        Report.Kind.FAILED,
                        now,
                        List.of(),
                        List.of(),
                        failure,
                        List.of()),
                null,
                answerToken);
    }
}
