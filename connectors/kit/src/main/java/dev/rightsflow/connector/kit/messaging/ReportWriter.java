package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.identifiers.KnownBy;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Puts reports into the contract's form; what is about the person is sealed to the workflow. */
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
        List<Identifier> identifiers = report.identifiers().stream()
                .filter(identifier ->
                        !identifier.value().isBlank() && identifier.value().length() <= KnownBy.LONGEST)
                .toList();
        if (report.extract().isEmpty() && identifiers.isEmpty()) {
            return ContractMapping.report(report, null, null, answerToken);
        }
        Optional<Sealer> sealer = workflowKey.sealer();
        if (sealer.isEmpty()) {
            return failed(
                    report,
                    answerToken,
                    new Failure(
                            "WORKFLOW_KEY_UNKNOWN",
                            "Expected the workflow's key on %s to seal to it what is about the person, but there is none; start the workflow and send the command again"
                                    .formatted(Topics.CONTROLLER),
                            true));
        }
        return identifiers.isEmpty()
                ? withExtract(report, sealer.get(), answerToken)
                : withIdentifiers(report, identifiers, sealer.get(), answerToken);
    }

    private dev.rightsflow.schemas.Report withExtract(Report report, Sealer sealer, String answerToken) {
        Sealed sealed = seal(sealer, ContractMapping.extract(report.extract()), report);
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
        return ContractMapping.report(report, sealed, null, answerToken);
    }

    /** To bring some and leave out others would let a hold under one of the others be missed. */
    private dev.rightsflow.schemas.Report withIdentifiers(
            Report report, List<Identifier> identifiers, Sealer sealer, String answerToken) {
        if (identifiers.size() > KnownBy.MOST) {
            return failed(
                    report,
                    answerToken,
                    new Failure(
                            "IDENTIFIERS_TOO_MANY",
                            "Expected the records of one person to carry at most %d identifiers, but these carry %d; see whether they are one person's, and what the descriptor takes for an identifier"
                                    .formatted(KnownBy.MOST, identifiers.size()),
                            false));
        }
        return ContractMapping.report(
                report, null, seal(sealer, ContractMapping.identifiers(identifiers), report), answerToken);
    }

    private static Sealed seal(Sealer sealer, SpecificRecord payload, Report report) {
        return sealer.seal(payload, dev.rightsflow.schemas.Report.class, report.caseId());
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
                        List.of(),
                        List.of()),
                null,
                null,
                answerToken);
    }
}
