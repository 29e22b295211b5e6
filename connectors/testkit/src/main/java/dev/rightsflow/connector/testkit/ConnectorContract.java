package dev.rightsflow.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.schemas.identifiers.KnownBy;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What every connector to a system with records must do. A connector's own test extends it, fills a real system, and may
 * add what is particular to it. Tests of actions that the connector does not declare say so and are skipped, but for the one
 * that sees that they are answered as not applicable.
 */
public abstract class ConnectorContract {

    private static final Instant NOW = Instant.parse("2026-03-05T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Set<Outcome> GONE = EnumSet.of(Outcome.ERASED, Outcome.ANONYMISED);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    /** Where something is on paper, a person has destroyed it; for every other system that changes nothing. */
    private final Commands commands = new Commands("7K3M-9QXD-2B4T", "system-under-test", "DST-2026-001");

    private final Commands another = new Commands("another-case", "system-under-test");

    private SystemUnderTest system;

    /** A system with exactly the records that {@link SystemUnderTest} asks for, and an empty ledger. */
    protected abstract SystemUnderTest freshSystem() throws Exception;

    @BeforeEach
    void fillTheSystem() throws Exception {
        system = freshSystem();
        system.connector().check();
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    }

    @AfterEach
    void noLogLineNamesThePerson() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
        logged.list.forEach(event -> assertNamesNobody(event.getFormattedMessage()));
    }

    @Test
    void locatesRecordsInEveryCategoryAndChangesNothing() {
        SortedSet<String> before = system.everything();

        Report report = handle(commands.locate(system.person()));

        assertThat(report.kind()).isEqualTo(Report.Kind.DONE);
        assertThat(report.found().stream().map(Item::category))
                .containsAll(connector().capabilities().categories());
        assertThat(report.found()).allMatch(item -> item.count() > 0).hasSizeGreaterThan(1);
        assertThat(system.everything()).isEqualTo(before);
        assertNamesNobody(report.toString());
    }

    @Test
    void locatesNothingOfAStranger() {
        Report report = handle(commands.locate(system.stranger()));

        assertThat(report.kind()).isEqualTo(Report.Kind.DONE);
        assertThat(report.found()).isEmpty();
    }

    @Test
    void locatesNothingOfAPersonWithoutIdentifiers() {
        assertThat(handle(commands.locate(new Subject(null, null, null, null, Map.of())))
                        .found())
                .isEmpty();
        assertThat(handle(new Commands("another", "system-under-test").locate(new Subject(" ", "", " ", "", Map.of())))
                        .found())
                .isEmpty();
    }

    @Test
    void answersARepeatedLocateWithTheFirstReportAlsoAfterTheErasure() {
        assumeSupported(Action.ERASE);
        Command locate = commands.locate(system.person());
        Report first = handle(locate);
        handle(commands.erase(system.person(), first.found()));

        // The ledger keeps no identifiers; they are read again, and are gone with the records.
        assertThat(handle(locate))
                .usingRecursiveComparison()
                .ignoringFields("identifiers")
                .isEqualTo(first);
    }

    @Test
    void knowsThePersonByWhatTheRecordsCarryAndKeepsNoneOfItInTheLedger() {
        Command locate = commands.locate(system.person());
        Report first = handle(locate);

        assertThat(first.identifiers()).doesNotHaveDuplicates();
        assertThat(first.identifiers()).allSatisfy(known -> {
            assertThat(KnownBy.TYPES).contains(known.type());
            assertThat(known.value()).isNotBlank();
        });
        assertThat(handle(another.locate(system.stranger())).identifiers()).isEmpty();
        assertThat(system.ledger().find(locate.commandId()).orElseThrow())
                .isInstanceOfSatisfying(
                        Ledger.Entry.Settled.class,
                        settled -> assertThat(settled.report().identifiers()).isEmpty());
        assertThat(handle(locate)).isEqualTo(first);
        assertNamesNobody(first.toString());
    }

    @Test
    void erasesWhatTheCommandListsOfThePersonAndNobodyElse() {
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        long erasable = count(erasable(found));

        Report report = handle(commands.erase(system.person(), found));

        assertThat(report.kind()).isEqualTo(Report.Kind.DONE);
        assertThat(count(report, GONE)).isEqualTo(erasable);
        assertThat(before.stream().filter(record -> !system.everything().contains(record)))
                .hasSize(Math.toIntExact(erasable));
        assertThat(handle(new Commands("another", "system-under-test").locate(system.person())).found().stream()
                        .filter(item -> erasable(found).contains(item)))
                .isEmpty();
        assertNamesNobody(report.toString());
    }

    @Test
    void leavesRecordsThatAreNotInTheListAndSaysSo() {
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        // The first in the order of categories and dates is left out; a test's system lets it stand without the others.
        Item left = left(found);
        List<Item> listed = found.stream().filter(item -> !item.equals(left)).toList();

        Report report = handle(commands.erase(system.person(), listed));

        assertThat(report.outcomes()).contains(new ItemOutcome(left, Outcome.RETAINED, Reasons.NOT_IN_COMMAND));
        assertThat(handle(new Commands("another", "system-under-test").locate(system.person()))
                        .found())
                .contains(left);
    }

    /** Which item {@link #leavesRecordsThatAreNotInTheListAndSaysSo} leaves out: one on which no other record depends. */
    protected Item left(List<Item> found) {
        return found.getLast();
    }

    @Test
    void leavesARecordThatAppearedSinceItWasLocated() {
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        system.addRecordOfThePerson();
        Set<String> appeared = new TreeSet<>(system.everything());
        appeared.removeAll(before);

        Report report = handle(commands.erase(system.person(), found));

        assertThat(system.everything()).containsAll(appeared);
        assertThat(report.outcomes())
                .anyMatch(outcome -> Reasons.NOT_IN_COMMAND.equals(outcome.reason())
                        && outcome.outcome() == Outcome.RETAINED
                        && outcome.item().count() == 1);
    }

    @Test
    void touchesNothingForAnEmptyList() {
        assumeSupported(Action.ERASE);
        SortedSet<String> before = system.everything();

        Report report = handle(commands.erase(system.person(), List.of()));

        assertThat(system.everything()).isEqualTo(before);
        assertThat(report.outcomes()).isNotEmpty().allMatch(outcome -> outcome.outcome() == Outcome.RETAINED);
    }

    @Test
    void answersARepeatedErasureWithTheFirstReport() {
        assumeSupported(Action.ERASE);
        Command erase = commands.erase(system.person(), located());
        Report first = handle(erase);
        system.addRecordOfThePerson();
        SortedSet<String> after = system.everything();

        Report second = handle(erase);

        assertThat(second).isEqualTo(first);
        assertThat(count(second, GONE)).isPositive();
        assertThat(system.everything()).isEqualTo(after);
    }

    @Test
    void findsNothingToEraseOfAStranger() {
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        SortedSet<String> before = system.everything();

        Report report = handle(commands.erase(system.stranger(), found));

        assertThat(report.outcomes()).extracting(ItemOutcome::outcome).containsOnly(Outcome.NOT_FOUND);
        assertThat(count(report, EnumSet.of(Outcome.NOT_FOUND))).isEqualTo(count(found));
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void doesNotExecuteACommandThatWasCancelledBefore() {
        assumeSupported(Action.ERASE);
        Command erase = commands.erase(system.person(), located());
        SortedSet<String> before = system.everything();

        Report cancelled = handle(commands.cancel(erase));
        Report answer = handle(erase);

        assertThat(cancelled.kind()).isEqualTo(Report.Kind.CANCELLED);
        assertThat(cancelled.commandId()).isEqualTo(erase.commandId());
        assertThat(answer).isEqualTo(cancelled);
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void answersACancelThatCameTooLateWithWhatWasDone() {
        assumeSupported(Action.ERASE);
        Command erase = commands.erase(system.person(), located());
        Report first = handle(erase);

        assertThat(handle(commands.cancel(erase))).isEqualTo(first);
    }

    @Test
    void completesAnErasureThatACrashInterruptedAfterTheEffect() {
        completesAfter(Crash.after("erase", connector()), system.ledger());
    }

    @Test
    void completesAnErasureThatACrashInterruptedBeforeTheEffect() {
        completesAfter(Crash.before("erase", connector()), system.ledger());
    }

    @Test
    void completesAnErasureThatACrashInterruptedBeforeItsAnswerWasNoted() {
        completesAfter(connector(), Crash.before("settle", system.ledger()));
    }

    private void completesAfter(Connector crashing, Ledger ledger) {
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        Command erase = commands.erase(system.person(), found);
        assertThatThrownBy(() -> new CommandHandler(crashing, ledger).handle(erase, NOW))
                .isInstanceOf(Crash.class);

        Report report = handle(erase);

        assertThat(count(report, GONE)).isEqualTo(count(erasable(found)));
        assertThat(report.outcomes()).noneMatch(outcome -> outcome.outcome() == Outcome.NOT_FOUND);
        assertThat(handle(erase)).isEqualTo(report);
        assertThat(handle(new Commands("another", "system-under-test").locate(system.person())).found().stream()
                        .filter(item -> erasable(found).contains(item)))
                .isEmpty();
    }

    @Test
    void rectifiesOrAnnotatesAndSaysWhich() {
        assumeSupported(Action.RECTIFY);
        String correct = "Corrected Name";
        Command rectify = commands.rectify(system.person(), located(), Map.of("name", correct));

        Report report = handle(rectify);
        SortedSet<String> after = system.everything();

        long corrected = count(report, EnumSet.of(Outcome.RECTIFIED, Outcome.ANNOTATED));
        assertThat(corrected).isPositive();
        assertThat(after.stream().filter(record -> record.contains(correct))).hasSize(Math.toIntExact(corrected));
        assertThat(handle(rectify)).isEqualTo(report);
        assertThat(system.everything()).isEqualTo(after);
        assertThat(report.toString()).doesNotContain(correct);
    }

    @Test
    void saysThatThereIsNoFieldForACorrection() {
        assumeSupported(Action.RECTIFY);
        SortedSet<String> before = system.everything();

        Report report = handle(commands.rectify(system.person(), located(), Map.of("shoeSize", "43")));

        assertThat(report.outcomes()).isNotEmpty().allMatch(outcome -> outcome.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void disclosesEveryRecordAndChangesNothing() {
        assumeSupported(Action.DISCLOSE);
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        Command disclose = commands.command(Action.DISCLOSE, system.person(), List.of());

        Report report = handle(disclose);

        assertThat(report.extract()).hasSize(Math.toIntExact(count(found)));
        assertThat(report.extract().stream().flatMap(record -> record.fields().stream()))
                .anyMatch(field -> String.valueOf(system.person().name()).equals(field.value()));
        assertThat(count(report, EnumSet.of(Outcome.DISCLOSED))).isEqualTo(count(found));
        assertThat(system.everything()).isEqualTo(before);
        assertThat(handle(disclose)).isEqualTo(report);
        assertNamesNobody(report.toString());
    }

    @Test
    void exportsOnlyWhatThePersonProvided() {
        assumeSupported(Action.EXPORT);

        Report report = handle(commands.command(Action.EXPORT, system.person(), List.of()));

        assertThat(report.extract().stream().flatMap(record -> record.fields().stream()))
                .isNotEmpty()
                .allMatch(ExtractRecord.Field::provided);
        assertThat(count(report, EnumSet.of(Outcome.EXPORTED)))
                .isEqualTo(report.extract().size());
    }

    @Test
    void findsNothingToDiscloseOfAStranger() {
        assumeSupported(Action.DISCLOSE);

        Report report = handle(commands.command(Action.DISCLOSE, system.stranger(), located()));

        assertThat(report.extract()).isEmpty();
        assertThat(report.outcomes()).extracting(ItemOutcome::outcome).containsOnly(Outcome.NOT_FOUND);
    }

    @Test
    void restrictsAndLiftsWithoutATrace() {
        assumeLiftable();
        List<Item> found = located();
        SortedSet<String> before = system.everything();

        Report restricted = handle(restrict(commands, found));
        assertThat(count(restricted, EnumSet.of(Outcome.RESTRICTED))).isPositive();
        assertThat(system.everything()).isNotEqualTo(before);

        Report lifted = handle(lift(commands, found));
        assertThat(count(lifted, EnumSet.of(Outcome.LIFTED)))
                .isEqualTo(count(restricted, EnumSet.of(Outcome.RESTRICTED)));
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void leavesRestrictedWhatAnotherCaseStillWantsRestricted() {
        assumeLiftable();
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        Report first = handle(restrict(commands, found));
        handle(restrict(another, found));
        SortedSet<String> restricted = system.everything();

        Report lifted = handle(lift(commands, found));

        assertThat(system.everything()).isEqualTo(restricted);
        assertThat(count(lifted, EnumSet.of(Outcome.LIFTED))).isEqualTo(count(first, EnumSet.of(Outcome.RESTRICTED)));
        assertThat(lifted.outcomes())
                .filteredOn(outcome -> outcome.outcome() == Outcome.LIFTED)
                .extracting(ItemOutcome::reason)
                .containsOnly(Reasons.STILL_RESTRICTED);

        handle(lift(another, found));
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void freesWhatTwoCasesLiftAtOnce() {
        assumeLiftable();
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        handle(restrict(commands, found));
        handle(restrict(another, found));

        Ledger ledger = Crash.interrupted("free", system.ledger(), () -> handle(lift(another, found)));
        assertThat(new CommandHandler(connector(), ledger).handle(lift(commands, found), NOW))
                .isInstanceOf(Answer.Reported.class);

        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void freesWhatAnotherCaseCouldNotRestrict() {
        assumeLiftable();
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        handle(restrict(commands, found));

        assertThat(new CommandHandler(Crash.failingAt("restrict", connector()), system.ledger())
                        .handle(restrict(another, found), NOW))
                .isInstanceOf(Answer.Failed.class);

        handle(lift(commands, found));
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void freesWhatAnotherCaseBeganToRestrictAndTookBack() {
        assumeLiftable();
        List<Item> found = located();
        SortedSet<String> before = system.everything();
        handle(restrict(commands, found));
        Command begun = restrict(another, found);

        assertThatThrownBy(() ->
                        new CommandHandler(Crash.before("restrict", connector()), system.ledger()).handle(begun, NOW))
                .isInstanceOf(Crash.class);
        handle(another.cancel(begun));

        handle(lift(commands, found));
        assertThat(system.everything()).isEqualTo(before);
    }

    @Test
    void forgetsWhoWantedRestrictedWhatIsGone() {
        assumeSupported(Action.RESTRICT);
        assumeSupported(Action.ERASE);
        List<Item> found = located();
        List<HeldRecord> records = connector().locate(system.person());
        handle(restrict(another, found));
        assertThat(system.ledger().restrictionsOf(records)).isNotEmpty();

        Report erased = handle(commands.erase(system.person(), found));

        assumeTrue(count(erased, GONE) == count(found), "Something stays, and with it who wants it restricted");
        assertThat(system.ledger().restrictionsOf(records)).isEmpty();
    }

    private Command restrict(Commands of, List<Item> items) {
        return of.command(Action.RESTRICT, system.person(), items);
    }

    private Command lift(Commands of, List<Item> items) {
        return of.command(Action.LIFT_RESTRICTION, system.person(), items);
    }

    @Test
    void suppressesOnceAndForAll() {
        assumeSupported(Action.SUPPRESS);
        Command suppress = commands.suppress(system.person(), Set.of());

        Report report = handle(suppress);

        assertThat(count(report, EnumSet.of(Outcome.SUPPRESSED))).isPositive();
        assertThat(handle(suppress)).isEqualTo(report);
    }

    @Test
    void saysThatAStrangerIsSuppressedOnlyWhereThatIsRemembered() {
        assumeSupported(Action.SUPPRESS);

        Report report = handle(commands.suppress(system.stranger(), Set.of()));

        Outcome expected = connector().remembers(Set.of()) ? Outcome.SUPPRESSED : Outcome.NOT_FOUND;
        assertThat(report.outcomes()).isNotEmpty().allMatch(outcome -> outcome.outcome() == expected);
    }

    @Test
    void neverAnswersAnActionItCannotDoWithSuccess() {
        Set<Action> unsupported = EnumSet.complementOf(EnumSet.of(Action.LOCATE, Action.CANCEL));
        unsupported.removeAll(connector().capabilities().actions());
        List<Item> found = located();
        SortedSet<String> before = system.everything();

        for (Action action : unsupported) {
            Report report = handle(commands.command(action, system.person(), found));
            assertThat(report.outcomes())
                    .as(action.name())
                    .isNotEmpty()
                    .allMatch(outcome -> outcome.outcome() == Outcome.NOT_APPLICABLE
                            && Reasons.UNSUPPORTED.equals(outcome.reason()));
        }
        assertThat(system.everything()).isEqualTo(before);
    }

    private Connector connector() {
        return system.connector();
    }

    private List<Item> located() {
        return handle(new Commands("locating", "system-under-test").locate(system.person()))
                .found();
    }

    private List<Item> erasable(List<Item> items) {
        Set<String> categories = connector().capabilities().categories(Action.ERASE);
        return items.stream()
                .filter(item -> categories.contains(item.category()))
                .toList();
    }

    private Report handle(Command command) {
        Instant now = system.ledger().find(command.commandId()).isEmpty() ? NOW : LATER;
        return switch (new CommandHandler(connector(), system.ledger()).handle(command, now)) {
            case Answer.Reported reported -> reported.report();
            case Answer.Failed failed ->
                throw new AssertionError("Expected a report, but got " + failed.failure(), failed.bug());
        };
    }

    private void assumeSupported(Action action) {
        assumeTrue(
                connector().capabilities().supports(action),
                () -> "The connector does not declare " + action + ", so there is nothing to see");
    }

    private void assumeLiftable() {
        assumeSupported(Action.RESTRICT);
        assumeSupported(Action.LIFT_RESTRICTION);
    }

    private void assertNamesNobody(String text) {
        Stream.of("name", "email", "phone", "nationalId")
                .flatMap(type -> system.person().identifier(type).stream())
                .forEach(value -> assertThat(text).doesNotContainIgnoringCase(value));
    }

    private static long count(List<Item> items) {
        return items.stream().mapToLong(Item::count).sum();
    }

    private static long count(Report report, Set<Outcome> outcomes) {
        return report.outcomes().stream()
                .filter(outcome -> outcomes.contains(outcome.outcome()))
                .mapToLong(outcome -> outcome.item().count())
                .sum();
    }
}
