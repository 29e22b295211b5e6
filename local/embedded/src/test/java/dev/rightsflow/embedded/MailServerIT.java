package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerIT {

    private static final String ANNA = "anna.lindqvist@example.se";

    @Test
    void mailIsReadOverImapAlsoAfterARestart(@TempDir Path folder) throws Exception {
        try (MailServer server = MailServer.in(folder, 0, 0)) {
            server.start();
            send(server, ANNA, "Bekräfta din begäran");
            assertThat(subjects(server, ANNA)).containsExactly("Bekräfta din begäran");

            server.stop();
            server.start();

            send(server, ANNA, "Vi är klara");
            assertThat(subjects(server, ANNA)).containsExactly("Bekräfta din begäran", "Vi är klara");
            assertThat(server.receivedBy(ANNA)).hasSize(2);
            assertThat(server.receivedBy("nobody@example.se")).isEmpty();
        }
    }

    @Test
    void anAddressCannotReachOutOfTheFolder(@TempDir Path folder) {
        try (MailServer server = MailServer.in(folder.resolve("mails"), 0, 0)) {
            server.start();
            send(server, "\"../../up\"@example.se", "Out");
            assertThat(folder).isDirectoryContaining("glob:**/mails");
            assertThat(folder.toFile().list()).containsExactly("mails");
        }
    }

    private static void send(MailServer server, String to, String subject) {
        ServerSetup smtp = new ServerSetup(server.smtpPort(), server.host(), ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail(to, "privacy@example.se", subject, "Hej", smtp);
    }

    private static List<String> subjects(MailServer server, String user) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(server.host(), server.imapPort(), user, "any");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return Arrays.stream(inbox.getMessages())
                        .map(MailServerIT::subject)
                        .toList();
            }
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
