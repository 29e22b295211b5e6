package dev.rightsflow.connector.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.Crash;
import dev.rightsflow.embedded.opendsr.Processor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Against a processor that speaks the real protocol and signs with a real certificate. */
class OpenDsrConnectorIT {

    private static final String DOMAIN = "opendsr.processor.example";
    private static final String TOKEN = "secret-of-the-two";

    private static final List<String> ERASED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path directory;

    private static Processor processor;

    private final String address = "astrid-" + UUID.randomUUID() + "@example.com";
    private final String id = UUID.randomUUID().toString();
    private final Command command = new Commands("7K3M-9QXD-2B4T", "opendsr").notify(request(DOMAIN, id, "erasure"));
    private final Ledger ledger = JdbcLedger.onItsOwn(new DriverManagerDataSource(
            "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())));

    @BeforeAll
    static void start() {
        processor = Processor.in(directory.resolve("processor"), DOMAIN, TOKEN, ERASED::add);
        processor.start();
    }

    @AfterAll
    static void stop() {
        processor.close();
    }

    @Test
    void handsOverARequestOnceHoweverOftenItIsTold() {
        Connector connector = connector(TOKEN, processor.certificates());
        connector.check();

        Answer first = handle(connector, command);
        Answer second = handle(connector, command);

        assertThat(first)
                .isInstanceOfSatisfying(
                        Answer.Reported.class,
                        reported -> assertThat(reported.report().outcomes())
                                .extracting(ItemOutcome::outcome)
                                .containsExactly(Outcome.NOTIFIED));
        assertThat(second).isEqualTo(first);
        await().until(() -> ERASED.contains(address));
        assertThat(ERASED).containsOnlyOnce(address);
    }

    @Test
    void makesNoSecondRequestAfterACrashBetweenReceiptAndLedger() {
        Connector connector = connector(TOKEN, processor.certificates());
        assertThatThrownBy(() -> handle(Crash.after("send", connector), command))
                .isInstanceOf(Crash.class);

        // The processor refuses an id that it has; so this succeeds only because it is asked first.
        assertThat(handle(connector, command)).isInstanceOf(Answer.Reported.class);
        await().until(() -> ERASED.contains(address));
        assertThat(ERASED).containsOnlyOnce(address);
    }

    @Test
    void doesNotBelieveAReceiptThatSomebodyElseHasSigned(@TempDir Path other) {
        Processor impostor = Processor.in(other, DOMAIN, TOKEN, ERASED::add);

        assertFailure(handle(connector(TOKEN, impostor.certificates()), command), "RECEIPT_NOT_BELIEVED", false);
    }

    @Test
    void saysWhoseTokenIsNotValid() {
        assertFailure(handle(connector("another", processor.certificates()), command), "SYSTEM_REFUSED", false);
    }

    @Test
    void doesNotRepeatWhatTheProcessorSaysOfARequestThatItRefuses() {
        Command odd = new Commands("7K3M-9QXD-2B4T", "opendsr").notify(request(DOMAIN, id, "forget"));

        assertFailure(handle(connector(TOKEN, processor.certificates()), odd), "SYSTEM_REFUSED", false);
    }

    @Test
    void sendsNothingToAProcessorThatNobodyHasSet() {
        Command elsewhere = new Commands("7K3M-9QXD-2B4T", "opendsr").notify(request("evil.example", id, "erasure"));

        assertFailure(handle(connector(TOKEN, processor.certificates()), elsewhere), "PROCESSOR_UNKNOWN", false);
    }

    @Test
    void saysThatAProcessorDoesNotAnswerAndTriesAgain() {
        Connector nowhere = connector(URI.create("http://127.0.0.1:1/v2"), TOKEN, processor.certificates());

        assertFailure(handle(nowhere, command), "SYSTEM_UNREACHABLE", true);
        assertThatThrownBy(nowhere::check)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("rightsflow.opendsr.processors");
    }

    @Test
    void doesNotStartWithoutTheProcessorsCertificate(@TempDir Path empty) {
        assertThatThrownBy(() -> connector(TOKEN, empty))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(DOMAIN)
                .hasMessageContaining("/discovery");
    }

    @Test
    void doesNotStartWithACertificateThatIsNone(@TempDir Path odd) throws Exception {
        Files.writeString(odd.resolve("processor.pem"), "no certificate");

        assertThatThrownBy(() -> connector(TOKEN, odd))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("processor.pem")
                .hasMessageContaining("rightsflow.opendsr.certificates");
    }

    private void assertFailure(Answer answer, String code, boolean retryable) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo(code);
            assertThat(failed.failure().retryable()).isEqualTo(retryable);
            assertThat(failed.failure().message())
                    .startsWith("Expected")
                    .doesNotContain(address)
                    .doesNotContain(TOKEN);
        });
        assertThat(ERASED).doesNotContain(address);
    }

    private Answer handle(Connector connector, Command told) {
        return new CommandHandler(connector, ledger).handle(told, Instant.EPOCH);
    }

    private Message request(String domain, String requestId, String type) {
        return new Message(domain, "OpenDSR 2.0", """
            {"regulation": "gdpr", "subject_request_id": "%s", "subject_request_type": "%s",
             "submitted_time": "2026-11-22T10:00:00Z", "api_version": "2.0",
             "subject_identities": [{"identity_type": "email", "identity_value": "%s", "identity_format": "raw"}],
             "status_callback_urls": []}
            """.formatted(requestId, type, address), "", List.of());
    }

    private static Connector connector(String token, Path certificates) {
        return connector(URI.create(processor.url()), token, certificates);
    }

    private static Connector connector(URI url, String token, Path certificates) {
        var told = new OpenDsrConnectorApplication.Processor(DOMAIN, url, token);
        var settings = new OpenDsrConnectorApplication.Settings(certificates, Duration.ofSeconds(5), List.of(told));
        return new OpenDsrConnector(List.of(OpenDsrConnectorApplication.api(told, settings)));
    }
}
