package dev.rightsflow.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.Item;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.connector.kit.descriptor.DescriptorFile;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.connector.testkit.Commands;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A system that finds and erases by who the person is, over real HTTP. It erases all of a person or nothing, so it is none that
 * the contract for systems with records of their own fits.
 */
class WebsiteAnalyticsIT {

    private static final String CLIENT_ID = "1793500042.1761900001";
    private static final Item FIRST = new Item("visit", LocalDate.of(2026, 10, 1), 2);
    private static final Item LAST = new Item("visit", LocalDate.of(2026, 10, 8), 1);

    private final FakeAnalytics api = new FakeAnalytics();
    private final Connector connector = HttpConnectorApplication.connector(
            new DescriptorFile(new ClassPathResource("systems/website-analytics.yml"), "this test")
                    .read(Descriptor::read),
            api.url(),
            FakeAnalytics.TOKEN);
    private final CommandHandler handler = new CommandHandler(
            connector,
            JdbcLedger.onItsOwn(new DriverManagerDataSource(
                    "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
                            .formatted(UUID.randomUUID()))));
    private final Commands commands = new Commands("case", "website-analytics");

    WebsiteAnalyticsIT() throws IOException {
        api.sessions.put(CLIENT_ID, List.of("2026-10-01", "2026-10-01", "2026-10-08"));
        api.sessions.put("1.2", List.of("2026-10-01"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void findsTheVisitsOfABrowserPageByPage() {
        assertThat(report(commands.locate(visitor(CLIENT_ID))).found()).containsExactly(FIRST, LAST);
    }

    @Test
    void findsNobodyByNameOrAddress() {
        Subject named = new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", null, Map.of());

        assertThat(report(commands.locate(named)).found()).isEmpty();
        assertThat(report(commands.erase(named, List.of(FIRST))).outcomes())
                .containsExactly(new ItemOutcome(FIRST, Outcome.NOT_FOUND, null));
        assertThat(api.deletions).isEmpty();
    }

    @Test
    void readsAVisitAsItIsFound() {
        List<ExtractRecord> extract = report(commands.command(Action.DISCLOSE, visitor(CLIENT_ID), List.of()))
                .extract();

        assertThat(extract).hasSize(3);
        assertThat(extract.getLast().fields())
                .extracting(ExtractRecord.Field::value)
                .containsExactly("2026-10-08", "mobile", "/page-2");
    }

    @Test
    void erasesAllVisitsOfTheBrowserWithOneRequestAndOnlyOnce() {
        Command erase = commands.erase(visitor(CLIENT_ID), List.of(FIRST, LAST));

        Report first = report(erase);

        assertThat(first.outcomes())
                .containsExactly(
                        new ItemOutcome(FIRST, Outcome.ERASED, null), new ItemOutcome(LAST, Outcome.ERASED, null));
        assertThat(report(erase)).isEqualTo(first);
        assertThat(api.deletions).singleElement().satisfies(deletion -> {
            assertThat(deletion.path("id").path("type").asString()).isEqualTo("CLIENT_ID");
            assertThat(deletion.path("id").path("userId").asString()).isEqualTo(CLIENT_ID);
        });
        assertThat(api.sessions).containsOnlyKeys("1.2");
    }

    @Test
    void erasesNothingWhereSomethingOfThePersonHasToStay() {
        assertThat(handler.handle(commands.erase(visitor(CLIENT_ID), List.of(FIRST)), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.failure().message())
                                .contains("erases only all that it has of a person, and 1 more have to stay")
                                .doesNotContain(CLIENT_ID));
        assertThat(api.deletions).isEmpty();
    }

    @Test
    void takesAClientIdForWhatItIsWhateverItsCharacters() {
        assertThat(report(commands.locate(visitor("\"}, \"user\": {\"userId\": \"1.2")))
                        .found())
                .isEmpty();
        assertThat(report(new Commands("another", "website-analytics").locate(visitor("$1{analyticsClientId}")))
                        .found())
                .isEmpty();
    }

    @Test
    void refusesADescriptorThatWouldSearchForEverybody() throws IOException {
        String faulty = new ClassPathResource("systems/website-analytics.yml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceFirst("\\{analyticsClientId}", "someone");

        assertThatThrownBy(() -> Descriptor.read("website-analytics.yml", new StringReader(faulty)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("line 10: Expected a path or body that names an identifier, such as '{email}'");
    }

    private static Subject visitor(String clientId) {
        return new Subject(null, null, null, null, Map.of("analyticsClientId", clientId));
    }

    private Report report(Command command) {
        return ((Answer.Reported) handler.handle(command, Instant.EPOCH)).report();
    }
}
