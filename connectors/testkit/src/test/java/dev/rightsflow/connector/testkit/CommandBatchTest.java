package dev.rightsflow.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandBatch;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Retries;
import dev.rightsflow.connector.kit.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CommandBatchTest {

    private static final Subject PERSON = new Subject("Astrid Lind", "astrid.lind@example.com", null, null, Map.of());
    private static final List<Item> ITEMS = List.of(new Item("contact", null, 1));

    private final List<String> calls = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> bugs = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-05T09:00:00Z");
    private int failuresLeft;
    private RuntimeException failure = unreachable();
    private Runnable beforeTheFirstEntry = () -> {};

    @Test
    void triesAgainAfterAPauseAndReportsTheSuccess() {
        failuresLeft = 2;

        List<Report> reports = batch().answer(List.of(erase("case-1")));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(Report.Kind.DONE);
            assertThat(report.outcomes()).extracting("outcome").containsExactly(Outcome.ERASED);
        });
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    @Test
    void givesUpAfterTheLastPauseAndSaysThatTheSameCommandMayBeSentAgain() {
        failuresLeft = Integer.MAX_VALUE;

        List<Report> reports = batch().answer(List.of(erase("case-1")));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(Report.Kind.FAILED);
            assertThat(report.failure()).isNotNull();
            assertThat(report.failure().code()).isEqualTo(Failure.SYSTEM_UNREACHABLE);
            assertThat(report.failure().retryable()).isTrue();
            assertThat(report.failure().message()).contains("the same command, sent again, completes it");
        });
        failuresLeft = 0;
        assertThat(batch().answer(List.of(erase("case-1"))).getFirst().kind()).isEqualTo(Report.Kind.DONE);
    }

    @Test
    void asksASystemThatDoesNotAnswerOnceARoundAndNotOnceACommand() {
        failuresLeft = Integer.MAX_VALUE;

        List<Report> reports = batch().answer(List.of(erase("case-1"), erase("case-2"), erase("case-3")));

        assertThat(reports).hasSize(3).allMatch(report -> report.kind() == Report.Kind.FAILED);
        assertThat(calls).containsExactly("erase", "erase", "erase");
    }

    @Test
    void beginsNoFurtherAttemptWhenTheTimeOfTheBatchIsUsedUp() {
        failuresLeft = Integer.MAX_VALUE;
        CommandBatch batch =
                batch(new Retries(List.of(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1)));

        batch.answer(List.of(erase("case-1")));

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void reportsWhatWillNotSucceedLaterAtOnce() {
        failuresLeft = 1;
        failure = ConnectorException.refused(Failure.SYSTEM_REFUSED, "Expected ..., but ...");

        List<Report> reports = batch().answer(List.of(erase("case-1")));

        assertThat(reports.getFirst().kind()).isEqualTo(Report.Kind.FAILED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void reportsABugWithoutItsMessage() {
        failuresLeft = 1;
        failure = new IllegalStateException("Key (email)=(astrid.lind@example.com) is duplicated");

        List<Report> reports = batch().answer(List.of(erase("case-1")));

        assertThat(reports.getFirst().failure()).isNotNull();
        assertThat(reports.getFirst().failure().code()).isEqualTo(Failure.UNEXPECTED);
        assertThat(reports.getFirst().failure().message())
                .contains("IllegalStateException")
                .doesNotContain("astrid");
        assertThat(bugs).containsExactly("case-1:crm:ERASE:1");
    }

    @Test
    void letsACancelOvertakeTheCommandThatItCancels() {
        Command erase = erase("case-1");

        List<Report> reports = batch().answer(List.of(erase, new Commands("case-1", "crm").cancel(erase)));

        assertThat(reports).extracting(Report::kind).containsOnly(Report.Kind.CANCELLED);
        assertThat(calls).isEmpty();
    }

    @Test
    void aCancelNeverOverwritesWhatAnotherInstanceHasBegunMeanwhile() {
        Command erase = erase("case-1");
        Ledger.Entry begun = new Ledger.Entry.Intended(
                erase.commandId(), erase.caseId(), new Ledger.Plan(List.of(), List.of()), now);
        beforeTheFirstEntry = () -> ledger.begin(begun);

        List<Report> reports = batch().answer(List.of(new Commands("case-1", "crm").cancel(erase)));

        assertThat(reports).extracting(Report::kind).containsExactly(Report.Kind.FAILED);
        assertThat(reports.getFirst().failure()).isNotNull();
        assertThat(reports.getFirst().failure().code()).isEqualTo(Failure.BEGUN_BEFORE_CANCEL);
    }

    @Test
    void keepsTheOrderOfACaseWhenItsFirstCommandHasToWait() {
        failuresLeft = 1;
        failure = ConnectorException.later("SYSTEM_BUSY", "Expected ..., but ...");
        Commands commands = new Commands("case-1", "crm");

        batch().answer(List.of(
                erase("case-1"), commands.rectify(PERSON, ITEMS, Map.of("name", "Correct")), erase("case-2")));

        assertThat(calls).containsExactly("erase", "erase", "erase", "rectify");
    }

    private CommandBatch batch() {
        return batch(new Retries(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)), Duration.ofMinutes(1)));
    }

    private final InMemoryLedger ledger = new InMemoryLedger();

    private CommandBatch batch(Retries retries) {
        return new CommandBatch(
                new CommandHandler(new Flaky(), new Contended()),
                retries,
                () -> now,
                pause -> {
                    pauses.add(pause);
                    now = now.plus(pause);
                },
                (command, bug) -> bugs.add(command.commandId()));
    }

    private static Command erase(String caseId) {
        return new Commands(caseId, "crm").erase(PERSON, ITEMS);
    }

    private static RuntimeException unreachable() {
        return ConnectorException.unreachable(
                "Expected the system to answer, but it does not.", new RuntimeException());
    }

    /** Another instance may be quicker, between the look into the ledger and the first entry. */
    private final class Contended implements Ledger {

        @Override
        public <T> T inOneTransaction(Supplier<T> work) {
            return ledger.inOneTransaction(work);
        }

        @Override
        public Optional<Entry> find(String commandId) {
            return ledger.find(commandId);
        }

        @Override
        public void begin(Entry first) {
            Runnable other = beforeTheFirstEntry;
            beforeTheFirstEntry = () -> {};
            other.run();
            ledger.begin(first);
        }

        @Override
        public void settle(Entry.Settled settled) {
            ledger.settle(settled);
        }

        @Override
        public void restrict(List<Restriction> restrictions) {
            ledger.restrict(restrictions);
        }

        @Override
        public List<Restriction> restrictionsOf(List<HeldRecord> records) {
            return ledger.restrictionsOf(records);
        }

        @Override
        public void free(List<Restriction> restrictions) {
            ledger.free(restrictions);
        }

        @Override
        public void forgetSettledBefore(Instant instant) {
            ledger.forgetSettledBefore(instant);
        }
    }

    /** Fails as often as a test wants it to. */
    private final class Flaky implements Connector {

        private final Set<String> categories = Set.of("contact");

        @Override
        public Capabilities capabilities() {
            return Capabilities.locating(categories)
                    .and(Action.ERASE, categories)
                    .and(Action.RECTIFY, categories);
        }

        @Override
        public void check() {}

        @Override
        public List<HeldRecord> locate(Subject subject) {
            return List.of(new HeldRecord("contact", null, "17"));
        }

        @Override
        public List<RecordOutcome> erase(List<HeldRecord> records) {
            calls.add("erase");
            if (failuresLeft > 0) {
                failuresLeft--;
                throw failure;
            }
            return records.stream().map(record -> record.became(Outcome.ERASED)).toList();
        }

        @Override
        public List<RecordOutcome> rectify(List<HeldRecord> records, Map<String, String> corrections) {
            calls.add("rectify");
            return records.stream()
                    .map(record -> record.became(Outcome.RECTIFIED))
                    .toList();
        }
    }
}
