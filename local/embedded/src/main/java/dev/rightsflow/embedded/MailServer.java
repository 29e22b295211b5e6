package dev.rightsflow.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail server (SMTP and IMAP) that accepts mail to every address and shows each mailbox to whoever asks, with any
 * password. Each mail is a file on disk before the sender hears that it was accepted, and is in its mailbox again after
 * a restart.
 */
public final class MailServer implements Part {

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final boolean temporary;
    private final int smtpPort;
    private final int imapPort;
    private final AtomicInteger written = new AtomicInteger();
    private @Nullable GreenMail server;

    private MailServer(Path folder, boolean temporary, int smtpPort, int imapPort) {
        this.folder = folder;
        this.temporary = temporary;
        this.smtpPort = Ports.orFree(smtpPort);
        this.imapPort = Ports.orFree(imapPort);
    }

    /** @param smtpPort and {@code imapPort}: 0 for any free one */
    public static MailServer in(Path folder, int smtpPort, int imapPort) {
        return new MailServer(Directories.created(folder), false, smtpPort, imapPort);
    }

    /** A server on free ports whose mails are gone when it is closed. */
    public static MailServer temporary() {
        return new MailServer(Directories.temporary("mails"), true, 0, 0);
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        GreenMail starting = new PromptGreenMail(new ServerSetup[] {
                    new ServerSetup(smtpPort, Ports.LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(imapPort, Ports.LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                })
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        UserManager users = starting.getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> {
            write(message.getMessage(), recipient.getEmail());
            return mailbox(users, recipient.getEmail());
        });
        readBack(users);
        starting.start();
        server = starting;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Directories.delete(folder);
        }
    }

    public String host() {
        return Ports.LOOPBACK;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** Every address is a user, with any password. */
    public int imapPort() {
        return imapPort;
    }

    /** Holds a folder for each address, with one {@code .eml} file a mail. */
    public Path folder() {
        return folder;
    }

    /** What an address has received, oldest first, also before a restart. */
    public List<MimeMessage> receivedBy(String address) {
        Path mailbox = mailboxFolder(address);
        return Files.isDirectory(mailbox) ? mails(mailbox) : List.of();
    }

    private Path mailboxFolder(String address) {
        String name = address.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@._+-]", "_");
        return folder.resolve(name.replaceAll("^\\.+", "_"));
    }

    private void write(MimeMessage message, String recipient) {
        Path mailbox = Directories.created(mailboxFolder(recipient));
        String name = "%s-%04d.eml".formatted(FILE_TIME.format(Instant.now()), written.getAndIncrement() % 10_000);
        Path unfinished = mailbox.resolve("." + name);
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                message.writeTo(out);
            }
            Files.move(unfinished, mailbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Expected to keep a mail in " + folder + ", but could not", e);
        }
    }

    private void readBack(UserManager users) {
        try (Stream<Path> mailboxes = Files.list(folder)) {
            for (Path mailbox : mailboxes.filter(Files::isDirectory).sorted().toList()) {
                GreenMailUser user = mailbox(users, mailbox.getFileName().toString());
                mails(mailbox).forEach(user::deliver);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the mails in " + folder + ", but could not", e);
        } catch (UserException e) {
            throw new IllegalStateException("Expected a mailbox for every folder in " + folder, e);
        }
    }

    private static GreenMailUser mailbox(UserManager users, String address) throws UserException {
        GreenMailUser known = users.getUserByEmail(address);
        return known != null ? known : users.createUser(address, address, address);
    }

    private static List<MimeMessage> mails(Path mailbox) {
        try (Stream<Path> files = Files.list(mailbox)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(MailServer::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list the mails in " + mailbox + ", but could not", e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Expected a mail in " + file + ", but could not read it", e);
        }
    }
}
