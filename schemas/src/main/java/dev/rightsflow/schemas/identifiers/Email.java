package dev.rightsflow.schemas.identifiers;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address that mail can be sent to over the internet: one mailbox at a domain with a dot.
 *
 * @param address trimmed, the domain in lower case and in its ASCII form; the part before the sign is kept as it is,
 *     since only its own server may say whether case matters there
 */
public record Email(String address) {

    /** RFC 5321, 4.5.3.1. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    /** @return empty if it is no such address */
    public static Optional<Email> parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(trimmed.substring(at + 1), IDN.USE_STD3_ASCII_RULES)
                    .toLowerCase(Locale.ROOT);
            String address = trimmed.substring(0, at + 1) + domain;
            // Strict, and equal to what it was read from: no display name, comment or group around it.
            boolean sound = new InternetAddress(address, true).getAddress().equals(address)
                    && address.length() <= LONGEST
                    && domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*[a-z0-9]")
                    && address.substring(0, at).codePoints().noneMatch(c -> c == '"' || c == '<' || c == '>');
            return sound ? Optional.of(new Email(address)) : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Hides the address: it is personal data and has no place in a log. */
    @Override
    public String toString() {
        return "Email[]";
    }
}
