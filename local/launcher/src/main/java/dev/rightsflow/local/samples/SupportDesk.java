package dev.rightsflow.local.samples;

import dev.rightsflow.embedded.Mailbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The support desk's mailbox: tickets, and other mail. */
final class SupportDesk {

    static final String TICKETS = "Tickets";
    static final String INBOX = "INBOX";

    private static final List<String> FOLDERS = List.of(TICKETS, INBOX, "Tickets-restricted", "Messages-restricted");
    private static final String ADDRESS = "support@softwerk.example";
    private static final int NOON = 12;

    private SupportDesk() {}

    /** Once: what was erased does not come back. */
    static void fill(Path directory, SampleData data, ZoneId zone) {
        Path filled = directory.resolve("filled");
        if (Files.exists(filled)) {
            return;
        }
        for (String folder : FOLDERS) {
            List<MimeMessage> mails = new ArrayList<>();
            for (SampleData.Mail mail : data.mails) {
                if (mail.folder().equals(folder)) {
                    mails.add(message(mail, zone));
                }
            }
            Mailbox.fill(directory, folder, mails);
        }
        try {
            Files.createFile(filled);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + filled + ", but could not", e);
        }
    }

    private static MimeMessage message(SampleData.Mail mail, ZoneId zone) {
        try {
            InternetAddress person =
                    new InternetAddress(mail.person().email(), mail.person().name(), StandardCharsets.UTF_8.name());
            InternetAddress desk = new InternetAddress(ADDRESS, "Supporten", StandardCharsets.UTF_8.name());
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(mail.fromPerson() ? person : desk);
            message.setRecipient(Message.RecipientType.TO, mail.fromPerson() ? desk : person);
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(mail.on().atTime(NOON, 0).atZone(zone).toInstant()));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("Expected to write a mail, but could not", e);
        }
    }

    /** Mails that this address wrote or got, or that say it; all, where it is empty. */
    static long count(Mailbox mailbox, String email) {
        return FOLDERS.stream()
                .flatMap(folder -> mailbox.mails(folder).stream())
                .filter(mail -> text(mail).toLowerCase(Locale.ROOT).contains(email))
                .count();
    }

    private static String text(MimeMessage mail) {
        try {
            return String.join(" ", List.of(mail.getHeader("From", ","), mail.getHeader("To", ",")))
                    + mail.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Expected to read a mail, but could not", e);
        }
    }
}
