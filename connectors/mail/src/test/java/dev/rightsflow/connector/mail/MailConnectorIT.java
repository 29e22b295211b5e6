package dev.rightsflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ItemOutcome;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.ledger.JdbcLedger;
import dev.rightsflow.connector.testkit.Commands;
import dev.rightsflow.connector.testkit.Crash;
import dev.rightsflow.embedded.MailServer;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a real mail server, and against one that says no. */
class MailConnectorIT {

    private static final MailServer SERVER = MailServer.temporary();

    private final String address = "astrid-" + UUID.randomUUID() + "@example.com";
    private final Message message = new Message(
            address,
            "Vi har tagit emot din begäran",
            "Hej Astrid,\nvi har tagit emot din begäran.",
            "<p>Hej Astrid,</p>",
            List.of(new Message.Attachment("utdrag.json", "application/json", "{}".getBytes(StandardCharsets.UTF_8))));
    private final Ledger ledger = JdbcLedger.onItsOwn(new DriverManagerDataSource(
            "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID())));
    private final Command command = new Commands("7K3M-9QXD-2B4T", "mail").notify(message);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void sendsTheMessageOnceHoweverOftenItIsTold() throws Exception {
        Connector connector = connectorTo(SERVER.smtpPort());

        Report first = reported(handle(connector, ledger));
        Report second = reported(handle(connector, ledger));

        assertThat(first.outcomes()).extracting(ItemOutcome::outcome).containsExactly(Outcome.NOTIFIED);
        assertThat(second).isEqualTo(first);
        assertThat(SERVER.receivedBy(address)).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Vi har tagit emot din begäran");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getMessageID()).isEqualTo("<7K3M-9QXD-2B4T.mail.NOTIFY.1@softwerk.example>");
            assertThat(mail.getFrom()[0]).hasToString("Softwerk AB <integritet@softwerk.example>");
            assertThat(texts(mail)).contains("Hej Astrid,").contains("<p>").contains("utdrag.json");
        });
    }

    @Test
    void sendsAgainAfterACrashUnderTheSameMessageId() throws Exception {
        Connector connector = connectorTo(SERVER.smtpPort());
        assertThatThrownBy(() -> handle(Crash.after("send", connector), ledger)).isInstanceOf(Crash.class);

        reported(handle(connector, ledger));

        List<MimeMessage> mails = SERVER.receivedBy(address);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
    }

    @Test
    void doesNotSendWhatWasCancelled() {
        Connector connector = connectorTo(SERVER.smtpPort());
        new CommandHandler(connector, ledger)
                .handle(new Commands("7K3M-9QXD-2B4T", "mail").cancel(command), Instant.EPOCH);

        assertThat(reported(handle(connector, ledger)).kind()).isEqualTo(Report.Kind.CANCELLED);
        assertThat(SERVER.receivedBy(address)).isEmpty();
    }

    @Test
    void triesAgainWhereTheServerAsksToComeBackLater() throws Exception {
        try (RefusingServer greylisting = new RefusingServer("450 4.2.0 Greylisted")) {
            assertThat(handle(connectorTo(greylisting.port()), ledger))
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                        assertThat(failed.failure().code()).isEqualTo("MAIL_DEFERRED");
                        assertThat(failed.failure().retryable()).isTrue();
                    });
        }
    }

    @Test
    void givesUpWhereTheServerRefusesTheAddressAndDoesNotRepeatIt() throws Exception {
        try (RefusingServer refusing = new RefusingServer("550 5.1.1 No such user")) {
            assertThat(handle(connectorTo(refusing.port()), ledger))
                    .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                        assertThat(failed.failure().code()).isEqualTo("MAIL_REFUSED");
                        assertThat(failed.failure().retryable()).isFalse();
                        assertThat(failed.failure().message())
                                .contains("reply 550")
                                .doesNotContain(address);
                    });
        }
    }

    @Test
    void saysThatTheServerDoesNotAnswer() {
        Connector nowhere = connectorTo(1);

        assertThat(handle(nowhere, ledger)).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("SYSTEM_UNREACHABLE");
            assertThat(failed.failure().retryable()).isTrue();
        });
        assertThatThrownBy(nowhere::check)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("spring.mail.host");
    }

    @Test
    void refusesAMessageToNobody() {
        Message nowhere = new Message("not an address", "s", "t", "h", List.of());

        assertThat(new CommandHandler(connectorTo(SERVER.smtpPort()), ledger)
                        .handle(new Commands("case", "mail").notify(nowhere), Instant.EPOCH))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo("ADDRESS_INVALID");
                    assertThat(failed.failure().message()).doesNotContain("not an address");
                });
    }

    private Answer handle(Connector connector, Ledger ledger) {
        return new CommandHandler(connector, ledger).handle(command, Instant.EPOCH);
    }

    private static Report reported(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Reported.class);
        return ((Answer.Reported) answer).report();
    }

    private static Connector connectorTo(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new MailConnector(sender, "Softwerk AB <integritet@softwerk.example>");
    }

    private static String texts(Part part) throws Exception {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder texts = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                texts.append(one.getFileName()).append(texts(one));
            }
            return texts.toString();
        }
        return String.valueOf(part.getContent());
    }
}
