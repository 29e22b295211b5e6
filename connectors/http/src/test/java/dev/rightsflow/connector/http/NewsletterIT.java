package dev.rightsflow.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.ConnectorContract;
import dev.rightsflow.connector.testkit.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The contract, and what is particular to the newsletter, over real HTTP. */
class NewsletterIT extends ConnectorContract {

    private static final Subject ASTRID =
            new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", null, Map.of());
    private static final Subject STRANGER =
            new Subject("Nemo Nobody", "nemo@example.org", "+46709999999", null, Map.of());

    private final FakeNewsletter api = new FakeNewsletter();
    private final Newsletter newsletter = new Newsletter(api);

    NewsletterIT() throws IOException {}

    @AfterEach
    void stop() {
        api.close();
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return newsletter;
    }

    @Test
    void findsEachRecordOnceThoughTwoSearchesLeadToIt() {
        assertThat(located())
                .containsExactly(
                        new Item("subscription", LocalDate.of(2024, 5, 17), 1),
                        new Item("survey-answer", LocalDate.of(2025, 4, 2), 2));
    }

    @Test
    void waitsAsLongAsTheSystemAsksTo() {
        api.refuseOnce(429, "1");
        long before = System.nanoTime();

        assertThat(located()).isNotEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void reportsASystemThatStaysBusyAsWorthAnotherTry() {
        for (int i = 0; i < 3; i++) {
            api.refuseOnce(503, "0");
        }

        assertThat(handle(new Commands("case", "newsletter").locate(ASTRID)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo("SYSTEM_BUSY");
                    assertThat(failed.failure().retryable()).isTrue();
                    assertThat(failed.failure().message())
                            .contains("GET /api/v1/subscribers?email={email}")
                            .doesNotContain("astrid");
                });
    }

    @Test
    void doesNotWaitForASystemThatAsksToComeBackTomorrow() {
        api.refuseOnce(429, "86400");

        assertThat(handle(new Commands("case", "newsletter").locate(ASTRID))).isInstanceOf(Answer.Failed.class);
        assertThat(api.requests)
                .filteredOn(request -> request.contains("subscribers"))
                .hasSize(1);
    }

    @Test
    void givesUpOnASystemThatDawdles() {
        Connector impatient = connector(api.url(), FakeNewsletter.TOKEN, "timeout: 10s", "timeout: 200ms");
        api.dawdleOnce(Duration.ofSeconds(2));

        assertThatThrownBy(() -> impatient.locate(ASTRID))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("SYSTEM_UNREACHABLE"));
    }

    @Test
    void completesAnErasureThatTheSystemInterruptedHalfWay() {
        List<Item> found = located();
        Command erase = new Commands("case", "newsletter").erase(ASTRID, found);
        Connector halfWay =
                connector(api.url(), FakeNewsletter.TOKEN, "requestsPerSecond: 50", "requestsPerSecond: 50");
        List<HeldRecord> held = halfWay.locate(ASTRID);
        halfWay.erase(ASTRID, held.subList(0, 1));
        newsletter.ledger.begin(new Ledger.Entry.Intended(
                erase.commandId(), erase.caseId(), new Ledger.Plan(held, List.of()), Instant.EPOCH));

        Report report = reported(erase);

        assertThat(report.outcomes())
                .extracting(ItemOutcome::outcome, outcome -> outcome.item().count())
                .containsExactly(tuple(Outcome.ERASED, 1L), tuple(Outcome.ERASED, 2L));
        assertThat(api.answers).hasSize(1);
    }

    @Test
    void remembersNothingOfAPurposeThatItDoesNotServe() {
        Report report = reported(new Commands("case", "newsletter").suppress(STRANGER, Set.of("support")));

        assertThat(report.outcomes())
                .containsExactly(new ItemOutcome(new Item("subscription", null, 0), Outcome.NOT_FOUND, null));
        assertThat(api.suppressions).isEmpty();
    }

    @Test
    void suppressesTheNamedTopicsAlsoForAPersonOfWhomNothingIsHeld() {
        Report report = reported(new Commands("case", "newsletter").suppress(STRANGER, Set.of("offers", "support")));

        assertThat(report.outcomes())
                .containsExactly(new ItemOutcome(new Item("subscription", null, 0), Outcome.SUPPRESSED, null));
        assertThat(api.suppressions)
                .containsExactly(
                        Map.of("email", "nemo@example.org", "phone", "+46709999999", "topics", List.of("offers")));
    }

    @Test
    void refusesAnAnswerWithoutTheListThatTheDescriptorNames() {
        Connector other = connector(api.url(), FakeNewsletter.TOKEN, "$.subscribers[*]", "$.members[*]");

        assertThatThrownBy(() -> other.locate(ASTRID))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("the answer is no JSON with $['members'][*]");
    }

    @Test
    void refusesToStartWithAWrongToken() {
        Connector stranger = connector(api.url(), "wrong", "timeout: 10s", "timeout: 10s");

        assertThatThrownBy(stranger::check)
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("answers 401; see that rightsflow.http.token is valid");
    }

    @Test
    void saysThatTheSystemDoesNotAnswer() {
        Connector nowhere = connector(URI.create("http://127.0.0.1:1"), "any", "timeout: 10s", "timeout: 1s");

        assertThatThrownBy(nowhere::check)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("rightsflow.http.base-url");
    }

    @Test
    void refusesADescriptorWhoseSearchWouldFindEverybody() {
        assertThatThrownBy(() ->
                        connector(api.url(), "any", "/api/v1/survey-answers?email={email}", "/api/v1/survey-answers"))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageMatching(
                        "newsletter.yml, line \\d+: Expected a path that searches for an identifier, such as"
                                + " '\\{email}', but found '/api/v1/survey-answers'");
    }

    @Test
    void declaresThatSurveyAnswersCannotBeCorrected() {
        assertThat(newsletter.connector().capabilities().categories(Action.RECTIFY))
                .containsExactly("subscription");
    }

    private List<Item> located() {
        return reported(new Commands(UUID.randomUUID().toString(), "newsletter").locate(ASTRID))
                .found();
    }

    private Answer handle(Command command) {
        return new CommandHandler(newsletter.connector(), newsletter.ledger()).handle(command, Instant.EPOCH);
    }

    private Report reported(Command command) {
        return ((Answer.Reported) handle(command)).report();
    }

    /** With the shipped descriptor, of which one text is replaced. */
    private static Connector connector(URI url, String token, String text, String by) {
        try {
            String yaml = new ClassPathResource("systems/newsletter.yml").getContentAsString(StandardCharsets.UTF_8);
            assertThat(yaml).contains(text);
            ByteArrayResource changed =
                    new ByteArrayResource(yaml.replace(text, by).getBytes(StandardCharsets.UTF_8)) {
                        @Override
                        public String getFilename() {
                            return "newsletter.yml";
                        }
                    };
            return HttpConnectorApplication.connector(
                    new DescriptorFile(changed, "this test").read(Descriptor::read), url, token);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Newsletter implements SystemUnderTest {

        private final FakeNewsletter api;
        private final Connector connector;
        private final Ledger ledger = JdbcLedger.onItsOwn(
                new DriverManagerDataSource("jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
                        .formatted(UUID.randomUUID())));

        Newsletter(FakeNewsletter api) {
            this.api = api;
            this.connector = NewsletterIT.connector(
                    api.url(), FakeNewsletter.TOKEN, "requestsPerSecond: 50", "requestsPerSecond: 10000");
            subscriber("subscriber-1", "Astrid Lind", "astrid.lind@example.com", "+46701234567", "2024-05-17");
            subscriber("subscriber-2", "Olof Berg", "olof.berg@example.com", "+46701234567", "2023-01-01");
            answer("answer-1", "astrid.lind@example.com", "2025-04-02");
            answer("answer-2", "astrid.lind@example.com", "2025-04-02");
            answer("answer-3", "olof.berg@example.com", "2025-04-02");
        }

        private void subscriber(String id, String name, String email, String phone, String consentedOn) {
            Map<String, Object> subscriber = new LinkedHashMap<>();
            subscriber.put("id", id);
            subscriber.put("name", name);
            subscriber.put("email", email);
            subscriber.put("phone", phone);
            subscriber.put("topics", Map.of("newsletter", true, "offers", true));
            subscriber.put("consentedOn", consentedOn);
            subscriber.put("restricted", false);
            api.subscribers.put(id, subscriber);
        }

        private void answer(String id, String email, String answeredOn) {
            api.answers.put(
                    id,
                    new LinkedHashMap<>(Map.of(
                            "id", id, "email", email, "survey", "2025", "answer", "Good", "answeredOn", answeredOn)));
        }

        @Override
        public Connector connector() {
            return connector;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public Subject person() {
            return ASTRID;
        }

        @Override
        public Subject stranger() {
            return STRANGER;
        }

        @Override
        public SortedSet<String> everything() {
            SortedSet<String> everything = new TreeSet<>();
            api.subscribers.values().forEach(record -> everything.add(record.toString()));
            api.answers.values().forEach(record -> everything.add(record.toString()));
            return everything;
        }

        @Override
        public void addRecordOfThePerson() {
            answer("answer-9", "astrid.lind@example.com", "2026-02-02");
        }
    }
}
