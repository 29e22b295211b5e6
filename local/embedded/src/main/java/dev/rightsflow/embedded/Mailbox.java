package dev.rightsflow.embedded;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One user's mailbox on an IMAP server in this JVM, in whose folders mails can be found, moved and erased. Its folders are those
 * that were {@linkplain #fill filled}, if only with nothing; each mail is a file in its folder's directory, and whatever is moved
 * or erased is so on disk before the client hears that it is done.
 */
public final class Mailbox implements Part {

    private static final String INBOX = "INBOX";

    private final Path directory;
    private final int port;
    private final String user;
    private final String password;
    private @Nullable GreenMail server;

    private Mailbox(Path directory, int port, String user, String password) {
        this.directory = directory;
        this.port = Ports.orFree(port);
        this.user = user;
        this.password = password;
    }

    /**
     * @param user and {@code password}: of the only one who may log in
     * @param port 0 for any free one
     */
    public static Mailbox in(Path directory, int port, String user, String password) {
        return new Mailbox(Directories.created(directory), port, user, password);
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        GreenMail starting = new PromptGreenMail(new ServerSetup(port, Ports.LOOPBACK, ServerSetup.PROTOCOL_IMAP));
        starting.setUser(user, user, password);
        folders(directory).forEach(folder -> readBack(folder(starting, folder), directory.resolve(folder)));
        folder(starting, INBOX);
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
    }

    public String host() {
        return Ports.LOOPBACK;
    }

    public int port() {
        return port;
    }

    public String user() {
        return user;
    }

    /** Puts mails into a folder of a mailbox that has not started; the folder is made if need be. */
    public static void fill(Path directory, String folder, List<MimeMessage> mails) {
        Path files = Directories.created(directory.resolve(folder));
        int number = 0;
        for (MimeMessage mail : mails) {
            write(mail, files.resolve("%06d.eml".formatted(++number)));
        }
    }

    /** What is in a folder, as it is on disk; nothing where there is no such folder. */
    public List<MimeMessage> mails(String folder) {
        Path files = directory.resolve(folder);
        return Files.isDirectory(files)
                ? list(files).stream().map(Mailbox::read).toList()
                : List.of();
    }

    private static List<String> folders(Path directory) {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list the folders in " + directory + ", but could not", e);
        }
    }

    private MailFolder folder(GreenMail starting, String name) {
        ImapHostManager folders = starting.getManagers().getImapHostManager();
        GreenMailUser owner = starting.getUserManager().getUser(user);
        try {
            MailFolder known = folders.getFolder(owner, name);
            return known != null ? known : folders.createMailbox(owner, name);
        } catch (AuthorizationException | FolderException e) {
            throw new IllegalStateException("Expected to make the folder " + name + ", but could not", e);
        }
    }

    private static void readBack(MailFolder folder, Path files) {
        for (Path file : list(files)) {
            try {
                MimeMessage mail = read(file);
                Date sent = mail.getSentDate();
                folder.appendMessage(mail, new Flags(), sent == null ? new Date() : sent);
            } catch (MessagingException e) {
                throw new IllegalStateException("Expected a mail in " + file + ", but could not read it", e);
            }
        }
        folder.addListener(new OnDisk(folder, files));
    }

    private static List<Path> list(Path files) {
        try (Stream<Path> list = Files.list(files)) {
            return list.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list the mails in " + files + ", but could not", e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Expected a mail in " + file + ", but could not read it", e);
        }
    }

    private static void write(MimeMessage mail, Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.write(unfinished, bytes.toByteArray());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Expected to write " + file + ", but could not", e);
        }
    }

    /** Keeps a folder's directory as the folder is. The server tells of a change before it answers its client. */
    private record OnDisk(MailFolder folder, Path files) implements FolderListener {

        @Override
        public void expunged(int number) {
            keep();
        }

        @Override
        public void added(int number) {
            keep();
        }

        @Override
        public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {}

        @Override
        public void mailboxDeleted() {}

        private void keep() {
            Set<String> there = new HashSet<>();
            List<MimeMessage> fresh = new ArrayList<>();
            List<Path> known = list(files);
            Set<String> onDisk = new HashSet<>();
            known.forEach(file -> onDisk.add(identity(read(file))));
            for (StoredMessage stored : folder.getNonDeletedMessages()) {
                String identity = identity(stored.getMimeMessage());
                if (there.add(identity) && !onDisk.contains(identity)) {
                    fresh.add(stored.getMimeMessage());
                }
            }
            fresh.forEach(mail -> write(mail, files.resolve(UUID.randomUUID() + ".eml")));
            for (Path file : known) {
                if (!there.contains(identity(read(file)))) {
                    delete(file);
                }
            }
        }

        private static String identity(MimeMessage mail) {
            try {
                return String.valueOf(mail.getMessageID());
            } catch (MessagingException e) {
                throw new IllegalStateException("Expected a mail with its Message-ID, but could not read it", e);
            }
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to delete " + file + ", but could not", e);
            }
        }
    }
}
