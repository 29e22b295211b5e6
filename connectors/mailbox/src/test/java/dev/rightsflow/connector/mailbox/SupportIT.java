package dev.rightsflow.connector.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Answer;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ExtractRecord;
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
import dev.rightsflow.embedded.Mailbox;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The contract, and what is particular to mail, over real IMAP. */
class SupportIT extends ConnectorContract {

    private static final Subject ASTRID =
            new Subject("Astrid Lind", "astrid.lind@example.com", "+46701234567", "198112289874", Map.of());
    private static final Subject STRANGER =
            new Subject("Nemo Nobody", "nemo@example.org", "+46709999999", "198507099805", Map.of());
    private static final Item OLD_TICKET = new Item("ticket", LocalDate.of(2012, 3, 5), 1);
    private static final Item TICKET = new Item("ticket", LocalDate.of(2024, 3, 5), 1);
    private static final Item LETTER = new Item("message", LocalDate.of(2025, 1, 10), 1);
    private static final Item ANSWER = new Item("message", LocalDate.of(2025, 1, 11), 1);

    @TempDir
    static Path directory;

    private final Desk desk = new Desk(directory.resolve(UUID.randomUUID().toString()));

    SupportIT() throws MessagingException {}

    @AfterEach
    void close() {
        desk.mailbox.close();
    }

    @Override
    protected SystemUnderTest freshSystem() {
        return desk;
    }

    @Test
    void findsWhoWroteWhoWasWrittenToAndWhoIsNamed() {
        assertThat(report(new Commands("case", "support").locate(ASTRID)).found())
                .containsExactlyInAnyOrder(OLD_TICKET, TICKET, LETTER, ANSWER);
    }

    @Test
    void takesNobodyForSomebodyWhoseAddressIsLonger() {
        Subject lind = new Subject("Lind", "lind@example.com", null, null, Map.of());

        assertThat(report(new Commands("case", "support").locate(lind)).found()).isEmpty();
    }

    @Test
    void marksNothingAsReadByLooking() throws Exception {
        report(new Commands("case", "support").command(Action.DISCLOSE, ASTRID, List.of()));

        desk.inFolder(
                "INBOX", folder -> assertThat(folder.getUnreadMessageCount()).isEqualTo(3));
    }

    @Test
    void handsOutMailsWithoutWhatPointsToOthers() {
        List<ExtractRecord> extract = report(
                        new Commands("case", "support").command(Action.DISCLOSE, ASTRID, List.of(LETTER, ANSWER)))
                .extract();

        assertThat(extract).hasSize(2);
        assertThat(extract.getFirst().fields())
                .extracting(ExtractRecord.Field::name, ExtractRecord.Field::value, ExtractRecord.Field::provided)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("From", "astrid.lind@example.com", true),
                        org.assertj.core.groups.Tuple.tuple("Text", "Hej! Olof (•••, 070-123 45 67) är borta.", true));
        assertThat(extract.getLast().fields())
                .extracting(ExtractRecord.Field::provided)
                .containsOnly(false);
    }

    @Test
    void erasesOnlyWhatIsListedAndNotWhatOthersHaveMarked() throws Exception {
        desk.inFolder("INBOX", folder -> {
            for (Message mail : folder.getMessages()) {
                mail.setFlag(Flags.Flag.DELETED, mail.getSubject().equals("Till Olof"));
            }
        });

        Report report = report(new Commands("case", "support").erase(ASTRID, List.of(LETTER, OLD_TICKET)));

        assertThat(report.outcomes())
                .containsExactlyInAnyOrder(
                        new ItemOutcome(LETTER, Outcome.ERASED, null),
                        new ItemOutcome(OLD_TICKET, Outcome.ERASED, null),
                        new ItemOutcome(ANSWER, Outcome.RETAINED, "NOT_IN_COMMAND"),
                        new ItemOutcome(TICKET, Outcome.RETAINED, "NOT_IN_COMMAND"));
        desk.inFolder(
                "INBOX",
                folder -> assertThat(folder.getMessages())
                        .extracting(Message::getSubject)
                        .containsExactlyInAnyOrder("Re: Fråga", "Till Olof"));
    }

    @Test
    void putsWhatIsOnlyKeptIntoAFolderOfItsOwnAndTakesItBackOut() throws Exception {
        report(new Commands("case", "support").command(Action.RESTRICT, ASTRID, List.of(TICKET)));

        desk.inFolder("Tickets", folder -> assertThat(folder.getMessageCount()).isEqualTo(2));
        desk.inFolder(
                "Tickets-restricted",
                folder -> assertThat(folder.getMessageCount()).isEqualTo(1));
        assertThat(report(new Commands("another", "support").locate(ASTRID)).found())
                .contains(TICKET);

        report(new Commands("case", "support").command(Action.LIFT_RESTRICTION, ASTRID, List.of(TICKET)));

        desk.inFolder("Tickets", folder -> assertThat(folder.getMessageCount()).isEqualTo(3));
    }

    @Test
    void whatIsErasedStaysErasedWhenTheServerRestarts() throws Exception {
        report(new Commands("case", "support").erase(ASTRID, List.of(LETTER, ANSWER, OLD_TICKET, TICKET)));

        desk.mailbox.stop();
        desk.mailbox.start();

        assertThat(report(new Commands("another", "support").locate(ASTRID)).found())
                .isEmpty();
        assertThat(desk.everything()).hasSize(2);
    }

    @Test
    void saysAtItsStartThatAFolderIsMissingOrTheLoginRefused() {
        desk.connector("secret").check();

        assertThatThrownBy(() -> desk.connector("wrong").check())
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("rightsflow.mailbox.username")
                .hasMessageNotContaining("wrong");
        desk.mailbox.stop();
        assertThatThrownBy(() -> desk.connector("secret").check())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("rightsflow.mailbox.host");
    }

    private Report report(Command command) {
        return ((Answer.Reported) new CommandHandler(desk.connector(), desk.ledger()).handle(command, Instant.EPOCH))
                .report();
    }

    /** A mailbox of the support desk. */
    private static final class Desk implements SystemUnderTest {

        private final Mailbox mailbox;
        private final Connector connector;
        private final Ledger ledger = JdbcLedger.onItsOwn(
                new DriverManagerDataSource("jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
                        .formatted(UUID.randomUUID())));

        private interface Look {
            void at(Folder folder) throws MessagingException;
        }

        Desk(Path directory) throws MessagingException {
            String astrid = "astrid.lind@example.com";
            String ours = "support@softwerk.example";
            Mailbox.fill(
                    directory,
                    "Tickets",
                    List.of(
                            mail("2012-03-05", astrid, ours, "Ärende 1", "Det fungerar inte."),
                            mail(
                                    "2024-03-05",
                                    ours,
                                    "olof.berg@example.com",
                                    "Ärende 2",
                                    "Skriv till Astrid.Lind@example.com."),
                            mail("2024-03-06", "olof.berg@example.com", ours, "Ärende 3", "Något annat.")));
            Mailbox.fill(
                    directory,
                    "INBOX",
                    List.of(
                            mail(
                                    "2025-01-10",
                                    astrid,
                                    ours,
                                    "Fråga",
                                    "Hej! Olof (olof.berg@example.com, 070-123 45 67) är borta."),
                            mail("2025-01-11", ours, astrid, "Re: Fråga", "Tack."),
                            mail("2025-01-12", ours, "olof.berg@example.com", "Till Olof", "Hej.")));
            Mailbox.fill(directory, "Tickets-restricted", List.of());
            Mailbox.fill(directory, "Messages-restricted", List.of());
            this.mailbox = Mailbox.in(directory, 0, "support", "secret");
            mailbox.start();
            this.connector = connector("secret");
            connector.check();
        }

        Connector connector(String password) {
            Descriptor descriptor = new DescriptorFile(new ClassPathResource("systems/support.yml"), "this test")
                    .read(Descriptor::read);
            return new MailboxConnector(
                    descriptor,
                    new Imap(
                            new MailboxConnectorApplication.Settings(
                                    new ClassPathResource("systems/support.yml"),
                                    mailbox.host(),
                                    mailbox.port(),
                                    "imap",
                                    "support",
                                    password),
                            descriptor.timeout()));
        }

        void inFolder(String name, Look look) throws MessagingException {
            try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
                store.connect(mailbox.host(), mailbox.port(), "support", "secret");
                Folder folder = store.getFolder(name);
                folder.open(Folder.READ_WRITE);
                look.at(folder);
                folder.close(false);
            }
        }

        private static MimeMessage mail(String day, String from, String to, String subject, String text)
                throws MessagingException {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
            mail.setFrom(from.startsWith("astrid") ? "Astrid Lind <" + from + ">" : from);
            mail.setRecipients(Message.RecipientType.TO, to);
            mail.setSubject(subject, "UTF-8");
            mail.setText(text, "UTF-8");
            mail.setSentDate(Date.from(LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC)));
            mail.saveChanges();
            return mail;
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
            for (String folder : List.of("Tickets", "Tickets-restricted", "INBOX", "Messages-restricted")) {
                for (MimeMessage mail : mailbox.mails(folder)) {
                    try {
                        everything.add(folder + ": " + mail.getSubject() + " of " + mail.getSentDate());
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            return everything;
        }

        @Override
        public void addRecordOfThePerson() {
            try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
                store.connect(mailbox.host(), mailbox.port(), "support", "secret");
                Folder folder = store.getFolder("INBOX");
                folder.appendMessages(new Message[] {
                    mail("2026-02-02", "astrid.lind@example.com", "support@softwerk.example", "Hej igen", "Hej.")
                });
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
