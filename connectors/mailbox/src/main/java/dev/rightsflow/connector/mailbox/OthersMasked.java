package dev.rightsflow.connector.mailbox;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.rightsflow.connector.kit.Subject;
import dev.rightsflow.schemas.identifiers.NationalId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Masks in what is handed out what points to somebody else (Art 15(4)): mail addresses, telephone numbers and personal numbers.
 * Names are no machine's to find; that is why two persons look at each of these items, too.
 */
final class OthersMasked {

    static final String MASK = "•••";

    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

    /** Ten or twelve digits, with any dash, or a plus for whoever is over a hundred. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{N}-])(?:[0-9]{2})?[0-9]{6}[\\p{Pd}\u2212+ ]?[0-9]{4}(?![\\p{N}-])");

    private final Subject person;
    private final String ourDomain;
    private final String phoneRegion;

    /**
     * @param ourDomain addresses there stay
     * @param phoneRegion of numbers without a country's code
     */
    OthersMasked(Subject person, String ourDomain, String phoneRegion) {
        this.person = person;
        this.ourDomain = "@" + ourDomain;
        this.phoneRegion = phoneRegion;
    }

    /** @param today by which a number of ten digits has its century */
    String in(String text, LocalDate today) {
        String withoutNumbers = masked(text, NUMBER, number -> isSomebodyElses(number, today));
        return withoutPhones(masked(withoutNumbers, ADDRESS, this::isSomebodyElses));
    }

    private static String masked(String text, Pattern pattern, Predicate<String> somebodyElses) {
        return pattern.matcher(text)
                .replaceAll(found -> somebodyElses.test(found.group())
                        ? MASK
                        : java.util.regex.Matcher.quoteReplacement(found.group()));
    }

    private boolean isSomebodyElses(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        boolean own = person.identifier("email")
                .filter(email -> email.equalsIgnoreCase(address))
                .isPresent();
        return !own && !lower.endsWith(ourDomain);
    }

    private boolean isSomebodyElses(String number, LocalDate today) {
        return NationalId.parse(number, today)
                .filter(id -> !id.digits().equals(person.nationalId()))
                .isPresent();
    }

    private String withoutPhones(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (PhoneNumberMatch match : numbers.findNumbers(text, phoneRegion)) {
            boolean own = numbers.format(match.number(), PhoneNumberFormat.E164).equals(person.phone());
            masked.append(text, from, match.start()).append(own ? match.rawString() : MASK);
            from = match.end();
        }
        return masked.append(text, from, text.length()).toString();
    }
}
