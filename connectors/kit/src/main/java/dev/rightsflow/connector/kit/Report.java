package dev.rightsflow.connector.kit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the system answers.
 *
 * @param reportId the same report sent twice has the same id
 * @param commandId the command that it answers. A {@link Kind#CANCELLED} report answers the command that was cancelled
 * @param found for {@link Action#LOCATE}
 * @param outcomes for every other action that is {@link Kind#DONE}; never empty then
 * @param extract for {@link Action#DISCLOSE} and {@link Action#EXPORT}; the ledger never keeps it
 * @param identifiers for {@link Action#LOCATE}: what the records say of who the person is; the ledger never keeps it either
 */
public record Report(
        String reportId,
        String commandId,
        String caseId,
        String system,
        Action action,
        Kind kind,
        Instant at,
        List<Item> found,
        List<ItemOutcome> outcomes,
        @Nullable Failure failure,
        List<ExtractRecord> extract,
        List<Identifier> identifiers) {

    public enum Kind {
        DONE,
        FAILED,
        CANCELLED
    }

    public Report {
        found = List.copyOf(found);
        outcomes = List.copyOf(outcomes);
        extract = List.copyOf(extract);
        identifiers = List.copyOf(identifiers);
    }

    static Report located(Command command, List<Item> found, Instant at) {
        return of(command, Kind.DONE, at, found, List.of());
    }

    static Report done(Command command, List<ItemOutcome> outcomes, Instant at) {
        return of(command, Kind.DONE, at, List.of(), outcomes);
    }

    /** The command that {@code cancel} names will never be executed. */
    static Report cancelled(Command cancel, String cancelled, Instant at) {
        return new Report(
                cancelled + "/CANCELLED",
                cancelled,
                cancel.caseId(),
                cancel.system(),
                Action.CANCEL,
                Kind.CANCELLED,
                at,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** Two failures of one command at different times are two reports, for it may have been tried again in between. */
    static Report failed(Command command, String commandId, Failure failure, Instant at) {
        return new Report(
                commandId + "/FAILED/" + at.toEpochMilli(),
                commandId,
                command.caseId(),
                command.system(),
                command.action(),
                Kind.FAILED,
                at,
                List.of(),
                List.of(),
                failure,
                List.of(),
                List.of());
    }

    private static Report of(Command command, Kind kind, Instant at, List<Item> found, List<ItemOutcome> outcomes) {
        return new Report(
                command.commandId() + "/" + kind,
                command.commandId(),
                command.caseId(),
                command.system(),
                command.action(),
                kind,
                at,
                found,
                outcomes,
                null,
                List.of(),
                List.of());
    }

    Report handingOver(List<ExtractRecord> records) {
        return new Report(
                reportId, commandId, caseId, system, action, kind, at, found, outcomes, failure, records, identifiers);
    }

    Report knowing(List<Identifier> carried) {
        return new Report(
                reportId, commandId, caseId, system, action, kind, at, found, outcomes, failure, extract, carried);
    }
}
