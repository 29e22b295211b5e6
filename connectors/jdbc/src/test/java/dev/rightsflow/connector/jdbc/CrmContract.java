package dev.rightsflow.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Ledger.Restriction;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract, and what is particular to the customer register, on any database. */
abstract class CrmContract extends ConnectorContract {

    private static final LocalDate FIRST_NOTE = LocalDate.of(2019, 5, 2);
    private static final LocalDate SECOND_NOTE = LocalDate.of(2021, 7, 9);
    private static final Item ENDED = new Item("contact", LocalDate.of(2020, 6, 30), 1);

    private final DataSource dataSource;

    CrmContract(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return new SampleCrm(dataSource);
    }

    @Test
    void findsThePersonHoweverAddressAndNumbersAreWritten() {
        SampleCrm crm = new SampleCrm(dataSource);

        assertThat(located(crm, new Subject(null, "ASTRID.lind@example.com", null, null, Map.of())))
                .contains(new Item("contact", null, 1), ENDED);
        assertThat(located(crm, new Subject(null, null, null, "198112289874", Map.of())))
                .contains(new Item("contact", null, 1));
        assertThat(located(crm, new Subject("astrid lind", null, "+46701234567", null, Map.of())))
                .contains(new Item("contact", null, 1));
    }

    /** As they stand there, and of her contacts alone: a colleague has the same telephone, and an address of his own. */
    @Test
    void knowsThePersonByWhatItsContactsCarry() {
        SampleCrm crm = new SampleCrm(dataSource);
        Subject byEmail = new Subject(null, "astrid.lind@example.com", null, null, Map.of());

        Report located = crm.handle(new Commands("case", "crm").locate(byEmail));

        assertThat(located.identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier("email", "Astrid.Lind@example.com"),
                        new Identifier("email", "astrid.lind@example.com"),
                        new Identifier("phone", "070-123 45 67"),
                        new Identifier("nationalId", "19811228-9874"));
    }

    @Test
    void ofTwoCasesThatLiftAtOnceTheLaterOneSeesThatItIsTheLast() throws Exception {
        SampleCrm crm = new SampleCrm(dataSource);
        Ledger ledger = crm.ledger();
        List<HeldRecord> contact =
                List.of(crm.connector().locate(SampleDatabase.ASTRID).getFirst());
        Restriction one = new Restriction("one:RESTRICT:1", "one", contact.getFirst(), Set.of());
        Restriction other = new Restriction("other:RESTRICT:1", "other", contact.getFirst(), Set.of());
        ledger.restrict(List.of(one, other));
        CountDownLatch freed = new CountDownLatch(1);

        try (ExecutorService anotherInstance = Executors.newSingleThreadExecutor()) {
            Future<List<Restriction>> later = anotherInstance.submit(() -> {
                freed.await();
                return ledger.inOneTransaction(() -> {
                    ledger.free(List.of(other));
                    return ledger.restrictionsOf(contact);
                });
            });
            List<Restriction> seenFirst = ledger.inOneTransaction(() -> {
                ledger.free(List.of(one));
                freed.countDown();
                assertThatThrownBy(() -> later.get(400, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return ledger.restrictionsOf(contact);
            });

            assertThat(seenFirst).containsExactly(other);
            assertThat(later.get(10, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void neitherMailsNorAnalysesWhoeverIsOnlyKept() {
        SampleCrm crm = new SampleCrm(dataSource);
        crm.jdbc.sql("update contact set marketing_allowed = true").update();

        crm.handle(new Commands("case", "crm").command(Action.RESTRICT, SampleDatabase.ASTRID, List.of(ENDED)));

        for (String view : List.of("marketing_audience", "analysed_contact")) {
            assertThat(crm.jdbc
                            .sql("select contact_id from %s order by 1".formatted(view))
                            .query(Long.class)
                            .list())
                    .containsExactly(10L, 12L);
        }
    }

    @Test
    void takesNobodyForThePersonByASharedPhoneNumber() {
        SampleCrm crm = new SampleCrm(dataSource);

        assertThat(located(crm, new Subject(null, null, "+46701234567", null, Map.of())))
                .isEmpty();
        assertThat(located(crm, new Subject("Somebody Else", null, "+46701234567", null, Map.of())))
                .isEmpty();
    }

    @Test
    void findsNotesThroughTheContact() {
        assertThat(located(new SampleCrm(dataSource), SampleDatabase.ASTRID))
                .containsExactly(
                        new Item("contact", null, 1),
                        ENDED,
                        new Item("relation-note", FIRST_NOTE, 1),
                        new Item("relation-note", SECOND_NOTE, 1));
    }

    @Test
    void keepsAContactThroughWhichAKeptNoteIsFound() {
        SampleCrm crm = new SampleCrm(dataSource);
        List<Item> allButOneNote =
                List.of(new Item("contact", null, 1), ENDED, new Item("relation-note", FIRST_NOTE, 1));

        Report report = crm.handle(new Commands("case", "crm").erase(SampleDatabase.ASTRID, allButOneNote));

        assertThat(report.outcomes())
                .containsExactly(
                        new ItemOutcome(new Item("contact", null, 1), Outcome.RETAINED, Reasons.NEEDED_BY_OTHERS),
                        new ItemOutcome(ENDED, Outcome.ERASED, null),
                        new ItemOutcome(new Item("relation-note", FIRST_NOTE, 1), Outcome.ERASED, null),
                        new ItemOutcome(
                                new Item("relation-note", SECOND_NOTE, 1), Outcome.RETAINED, Reasons.NOT_IN_COMMAND));
    }

    @Test
    void keepsTheCompanyWhenItsContactGoes() {
        SampleCrm crm = new SampleCrm(dataSource);

        crm.handle(new Commands("case", "crm").erase(SampleDatabase.ASTRID, located(crm, SampleDatabase.ASTRID)));

        assertThat(crm.everything()).anyMatch(row -> row.startsWith("company"));
        assertThat(crm.jdbc
                        .sql("select full_name from contact")
                        .query(String.class)
                        .list())
                .containsExactly("Olof Berg");
    }

    @Test
    void endsProfilingAndTheRelationEachByItself() {
        SampleCrm crm = new SampleCrm(dataSource);

        crm.handle(new Commands("one", "crm").suppress(SampleDatabase.ASTRID, Set.of("market-analysis")));

        assertThat(named(crm, "not profiling_allowed")).containsExactly("Astrid Lind");
        assertThat(named(crm, "use_ended")).isEmpty();

        crm.handle(new Commands("two", "crm").suppress(SampleDatabase.ASTRID, Set.of("business-relation")));

        assertThat(named(crm, "use_ended")).containsExactly("Astrid Lind");
    }

    private static List<@Nullable String> named(SampleCrm crm, String condition) {
        return crm.jdbc
                .sql("select distinct full_name from contact where " + condition)
                .query(String.class)
                .list();
    }

    @Test
    void saysThatNothingWasFoundOfAStrangerWhomItCannotRemember() {
        SampleCrm crm = new SampleCrm(dataSource);

        Report report = crm.handle(new Commands("case", "crm").suppress(SampleDatabase.NOBODY, Set.of("offers")));

        assertThat(report.outcomes())
                .extracting(ItemOutcome::outcome)
                .isNotEmpty()
                .containsOnly(Outcome.NOT_FOUND);
    }

    @Test
    void suppressesMarketingButNothingForAPurposeThatItDoesNotServe() {
        SampleCrm crm = new SampleCrm(dataSource);
        crm.jdbc.sql("update contact set marketing_allowed = true").update();

        Report served = crm.handle(new Commands("one", "crm").suppress(SampleDatabase.ASTRID, Set.of("offers")));
        Report other = crm.handle(new Commands("two", "crm").suppress(SampleDatabase.ASTRID, Set.of("statistics")));

        assertThat(served.outcomes())
                .filteredOn(outcome -> outcome.outcome() == Outcome.SUPPRESSED)
                .isNotEmpty()
                .allMatch(outcome -> outcome.item().category().equals("contact"));
        assertThat(other.outcomes()).allMatch(outcome -> outcome.outcome() == Outcome.NOT_APPLICABLE);
        assertThat(crm.jdbc
                        .sql("select full_name from contact where marketing_allowed")
                        .query(String.class)
                        .list())
                .containsExactly("Olof Berg");
    }

    @Test
    void saysThatItKnowsNoSuchCategory() {
        Item unknown = new Item("holiday-card", null, 2);

        Report report = new SampleCrm(dataSource)
                .handle(new Commands("case", "crm").erase(SampleDatabase.ASTRID, List.of(unknown)));

        assertThat(report.outcomes())
                .contains(new ItemOutcome(unknown, Outcome.NOT_APPLICABLE, Reasons.CATEGORY_UNKNOWN));
    }

    @Test
    void rollsBackAllOfACommandOfWhichAPartIsRefused() {
        SampleCrm crm = new SampleCrm(dataSource);
        crm.jdbc
                .sql("create table greeting (contact_id bigint not null references contact (contact_id))")
                .update();
        try {
            crm.jdbc.sql("insert into greeting values (10)").update();
            Set<String> before = crm.everything();

            Answer answer = new CommandHandler(crm.connector(), crm.ledger())
                    .handle(
                            new Commands("case", "crm")
                                    .erase(SampleDatabase.ASTRID, located(crm, SampleDatabase.ASTRID)),
                            Instant.EPOCH);

            assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo("SYSTEM_REFUSED");
                assertThat(failed.failure().retryable()).isFalse();
                assertThat(failed.failure().message())
                        .contains("the table contact of crm")
                        .contains("Nothing was changed");
            });
            assertThat(crm.everything()).isEqualTo(before);
        } finally {
            crm.jdbc.sql("drop table greeting").update();
        }
    }

    @Test
    void declaresNoRectificationOfNotes() {
        assertThat(new SampleCrm(dataSource).connector().capabilities().categories(Action.RECTIFY))
                .containsExactly("contact");
    }

    private static List<Item> located(SampleCrm crm, Subject subject) {
        return crm.handle(new Commands("locating " + subject.hashCode(), "crm").locate(subject))
                .found();
    }
}
