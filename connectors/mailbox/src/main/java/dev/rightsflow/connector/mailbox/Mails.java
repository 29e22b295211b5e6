package dev.rightsflow.connector.mailbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** What a mail says. */
final class Mails {

    private static final int ID_BYTES = 16;

    private Mails() {}

    /**
     * The same for a mail wherever it is moved to and however its server numbers it. Of its Message-ID only a hash, since that
     * may have names in it.
     */
    static String id(Message mail) throws MessagingException {
        String known = mail instanceof MimeMessage mime ? mime.getMessageID() : null;
        String identity = known == null ? mail.getSentDate() + "/" + mail.getSize() : known;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
        }
    }

    /** When it was sent; when it came, where it does not say. */
    static @Nullable Instant at(Message mail) throws MessagingException {
        if (mail.getSentDate() != null) {
            return mail.getSentDate().toInstant();
        }
        return mail.getReceivedDate() == null ? null : mail.getReceivedDate().toInstant();
    }

    static boolean isFrom(Message mail, String address) throws MessagingException {
        return named(mail.getFrom()).anyMatch(address::equalsIgnoreCase);
    }

    /** Whether it was written by or to this address, or says it, as an address of its own and not as a part of a longer one. */
    static boolean concerns(Message mail, String address) throws MessagingException, IOException {
        boolean addressed = Stream.of(mail.getFrom(), mail.getAllRecipients(), mail.getReplyTo())
                .flatMap(Mails::named)
                .anyMatch(address::equalsIgnoreCase);
        return addressed || says(text(mail), address);
    }

    private static boolean says(String text, String address) {
        String lower = text.toLowerCase(Locale.ROOT);
        String wanted = address.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !isOfAnAddress(lower.charAt(at - 1));
            boolean ends = end == lower.length()
                    || !isOfAnAddress(lower.charAt(end))
                    // A full stop may end a sentence.
                    || lower.charAt(end) == '.' && (end + 1 == lower.length() || !isOfAnAddress(lower.charAt(end + 1)));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAnAddress(char c) {
        return Character.isLetterOrDigit(c) || "._%+'-".indexOf(c) >= 0;
    }

    private static Stream<String> named(Address @Nullable [] addresses) {
        return addresses == null
                ? Stream.empty()
                : Stream.of(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.getAddress()
                                : address.toString());
    }

    /** Under what name it was written; empty where it says only the address. */
    static String name(Address @Nullable [] from) {
        return from != null
                        && from.length > 0
                        && from[0] instanceof InternetAddress writer
                        && writer.getPersonal() != null
                ? writer.getPersonal()
                : "";
    }

    static String addresses(Address @Nullable [] addresses) {
        return String.join(", ", named(addresses).toList());
    }

    /** Its words, without its attachments; of HTML only what is read. */
    static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) ? "" : content(part);
        }
        if (part.isMimeType("text/html")) {
            return Jsoup.parse(content(part)).wholeText().strip();
        }
        if (!(part.getContent() instanceof Multipart parts)) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            String text = text(parts.getBodyPart(i));
            if (!text.isBlank()) {
                texts.add(text);
                if (part.isMimeType("multipart/alternative")) {
                    break;
                }
            }
        }
        return String.join("\n\n", texts);
    }

    private static String content(Part part) throws MessagingException, IOException {
        return String.valueOf(part.getContent());
    }

    /** The names of what is attached. */
    static List<String> attachments(Part part) throws MessagingException, IOException {
        List<String> names = new ArrayList<>();
        if (part.getFileName() != null) {
            names.add(part.getFileName());
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                names.addAll(attachments(inner));
            }
        }
        return names;
    }
}
