package dev.rightsflow.connector.mailbox;

import dev.rightsflow.connector.kit.ConnectorException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.RecipientStringTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The mailbox's server. Each use is a connection of its own; looking marks nothing as read. Mails are found by the server and
 * never fetched to be looked through.
 */
final class Imap {

    static final String LOGIN_REFUSED = "MAIL_LOGIN_REFUSED";

    private final MailboxConnectorApplication.Settings settings;
    private final Properties properties = new Properties();

    /** Something that is done with a connection. */
    interface Use {
        void with(IMAPStore store) throws MessagingException, IOException;
    }

    /** Something that is done with an open folder. */
    interface InFolder {
        void with(IMAPFolder folder) throws MessagingException, IOException;
    }

    Imap(MailboxConnectorApplication.Settings settings, Duration timeout) {
        this.settings = settings;
        String prefix = "mail." + settings.protocol() + ".";
        String millis = Long.toString(timeout.toMillis());
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    }

    void use(Use use) {
        try (IMAPStore store = (IMAPStore) Session.getInstance(properties).getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            use.with(store);
        } catch (AuthenticationFailedException e) {
            throw ConnectorException.later(
                    LOGIN_REFUSED,
                    "Expected the mailbox's server to accept the connector's user, but it refuses; see"
                            + " rightsflow.mailbox.username and its password");
        } catch (MessagingException | IOException e) {
            throw ConnectorException.unreachable(
                    "Expected the mailbox's server to answer, but it does not; see rightsflow.mailbox.host and port,"
                            + " and that it runs",
                    e);
        }
    }

    /** Never by closing it as a resource: that would erase whatever others have marked as deleted. */
    static void inFolder(IMAPStore store, String name, int mode, InFolder use) throws MessagingException, IOException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(mode);
        try {
            use.with(folder);
        } finally {
            folder.close(false);
        }
    }

    /** The mails in a folder that this address wrote, got, or is named in. */
    static List<Message> find(IMAPFolder folder, String address) throws MessagingException, IOException {
        if (folder.getMessageCount() == 0) {
            return List.of();
        }
        Message[] candidates = folder.search(new OrTerm(new SearchTerm[] {
            new FromStringTerm(address),
            new RecipientStringTerm(Message.RecipientType.TO, address),
            new RecipientStringTerm(Message.RecipientType.CC, address),
            new HeaderTerm("Reply-To", address),
            new BodyTerm(address)
        }));
        if (candidates.length == 0) {
            return List.of();
        }
        FetchProfile wanted = new FetchProfile();
        wanted.add(FetchProfile.Item.ENVELOPE);
        wanted.add(FetchProfile.Item.CONTENT_INFO);
        wanted.add("Reply-To");
        folder.fetch(candidates, wanted);
        List<Message> found = new ArrayList<>();
        // A server looks for parts of words: mia@ is found in maria@, too.
        for (Message mail : candidates) {
            if (!mail.isSet(Flags.Flag.DELETED) && Mails.concerns(mail, address)) {
                found.add(mail);
            }
        }
        return found;
    }

    /** Removes exactly these mails: a plain EXPUNGE would take along what others have marked. */
    static void remove(IMAPFolder folder, Message[] mails) throws MessagingException {
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        folder.expunge(mails);
    }

    static void move(IMAPStore store, IMAPFolder from, Message[] mails, String to) throws MessagingException {
        Folder target = store.getFolder(to);
        if (store.hasCapability("MOVE")) {
            from.moveMessages(mails, target);
        } else {
            from.copyMessages(mails, target);
            remove(from, mails);
        }
    }
}
