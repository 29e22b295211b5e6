package dev.rightsflow.connector.kit.messaging;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.ExtractField;
import dev.rightsflow.schemas.LocatedIdentifier;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Outcome;
import dev.rightsflow.schemas.ReportKind;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between the Avro contract and the kit's own words. The only class that knows both. */
final class ContractMapping {

    private ContractMapping() {}

    static Command command(
            dev.rightsflow.schemas.Command command,
            @Nullable SubjectDetails subject,
            dev.rightsflow.schemas.@Nullable Message message) {
        return new Command(
                command.getCommandId(),
                command.getCaseId(),
                command.getSystem(),
                Action.valueOf(command.getAction().name()),
                command.getItems().stream().map(ContractMapping::item).toList(),
                Set.copyOf(command.getPurposes()),
                subject == null ? null : subject(subject),
                subject == null ? Map.of() : subject.getCorrections(),
                message == null ? null : message(message),
                command.getCancels(),
                command.getCertificate());
    }

    private static Subject subject(SubjectDetails subject) {
        return new Subject(
                subject.getName(),
                subject.getEmail(),
                subject.getPhone(),
                subject.getNationalId(),
                subject.getIdentifiers());
    }

    private static Message message(dev.rightsflow.schemas.Message message) {
        return new Message(
                message.getTo(),
                message.getSubject(),
                message.getText(),
                message.getHtml(),
                message.getAttachments().stream()
                        .map(attachment -> new Message.Attachment(
                                attachment.getFileName(), attachment.getContentType(), bytes(attachment.getContent())))
                        .toList());
    }

    private static Item item(dev.rightsflow.schemas.Item item) {
        return new Item(item.getCategory(), item.getRecordDate(), item.getCount());
    }

    private static dev.rightsflow.schemas.Item item(Item item) {
        return new dev.rightsflow.schemas.Item(item.category(), item.recordDate(), item.count());
    }

    private static dev.rightsflow.schemas.ItemOutcome outcome(ItemOutcome outcome) {
        return new dev.rightsflow.schemas.ItemOutcome(
                item(outcome.item()), Outcome.valueOf(outcome.outcome().name()), outcome.reason());
    }

    static dev.rightsflow.schemas.Action action(Action action) {
        return dev.rightsflow.schemas.Action.valueOf(action.name());
    }

    static dev.rightsflow.schemas.Report report(
            Report report, @Nullable Sealed extract, @Nullable Sealed identifiers, String answerToken) {
        return dev.rightsflow.schemas.Report.newBuilder()
                .setReportId(report.reportId())
                .setCommandId(report.commandId())
                .setCaseId(report.caseId())
                .setSystem(report.system())
                .setAction(action(report.action()))
                .setKind(ReportKind.valueOf(report.kind().name()))
                .setAt(report.at())
                .setFound(report.found().stream().map(ContractMapping::item).toList())
                .setOutcomes(
                        report.outcomes().stream().map(ContractMapping::outcome).toList())
                .setFailure(failure(report.failure()))
                .setExtract(extract)
                .setIdentifiers(identifiers)
                .setAnswerToken(answerToken)
                .build();
    }

    /** The answer to a command that could not even be read. */
    static dev.rightsflow.schemas.Report refusal(dev.rightsflow.schemas.Command command, Failure failure, Instant at) {
        return dev.rightsflow.schemas.Report.newBuilder()
                .setReportId(command.getCommandId() + "/FAILED/" + at.toEpochMilli())
                .setCommandId(command.getCommandId())
                .setCaseId(command.getCaseId())
                .setSystem(command.getSystem())
                .setAction(command.getAction())
                .setKind(ReportKind.FAILED)
                .setAt(at)
                .setFailure(failure(failure))
                .setAnswerToken(command.getAnswerToken())
                .build();
    }

    static Extract extract(List<ExtractRecord> records) {
        return new Extract(records.stream()
                .map(record -> new dev.rightsflow.schemas.ExtractRecord(
                        record.category(),
                        record.recordDate(),
                        record.fields().stream()
                                .map(field -> new ExtractField(field.name(), field.value(), field.provided()))
                                .toList()))
                .toList());
    }

    static LocatedIdentifiers identifiers(List<Identifier> identifiers) {
        return new LocatedIdentifiers(identifiers.stream()
                .map(identifier -> new LocatedIdentifier(identifier.type(), identifier.value()))
                .toList());
    }

    private static dev.rightsflow.schemas.@Nullable Failure failure(@Nullable Failure failure) {
        return failure == null
                ? null
                : new dev.rightsflow.schemas.Failure(failure.code(), failure.message(), failure.retryable());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
