package dev.rightsflow.local.demo;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The mailboxes of the people who ask and of those who got their data, read over IMAP as their mail programs would. */
final class Mailboxes {

    private final String host;
    private final int port;

    Mailboxes(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The identity link of a case, once its mail has come. */
    Optional<String> identityLink(String address, String reference) {
        return links(address, "identity/" + reference).stream().findFirst();
    }

    /** The links in the letters to a recipient of the data about a case. */
    Set<String> letterLinks(String address, String reference) {
        return links(address, "letters/" + reference + "/\\d+");
    }

    /** Whether a mail about a case has come that says all of this. */
    boolean says(String address, String reference, List<String> words) {
        return texts(address).stream()
                .map(text -> text.replaceAll("\\s+", " "))
                .filter(text -> text.contains(reference))
                .anyMatch(text -> words.stream().allMatch(text::contains));
    }

    /** In the order of the mails. */
    private Set<String> links(String address, String path) {
        Pattern link = Pattern.compile("https?://[^\\s<>\"]+/" + path + "\\?token=[A-Za-z0-9_-]+");
        Set<String> links = new LinkedHashSet<>();
        texts(address)
                .forEach(text ->
                        link.matcher(text).results().map(MatchResult::group).forEach(links::add));
        return links;
    }

    private List<String> texts(String address) {
        List<String> texts = new ArrayList<>();
        Properties settings = new Properties();
        settings.setProperty("mail.imap.connectiontimeout", "5000");
        settings.setProperty("mail.imap.timeout", "5000");
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect(host, port, address, "any");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    texts.add(text(message));
                }
            }
            return texts;
        } catch (MessagingException | IOException e) {
            // Nobody is there until the first mail comes.
            return List.of();
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        StringBuilder text = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i)));
            }
        }
        return text.toString();
    }
}
