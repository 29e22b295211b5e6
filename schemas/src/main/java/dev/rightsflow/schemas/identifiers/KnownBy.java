package dev.rightsflow.schemas.identifiers;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One identifier that a person is known by, in the one form in which identifiers are compared: the same whether the person
 * wrote it, a system holds it, or staff place a hold under it.
 *
 * @param type {@code email}, {@code phone}, {@code nationalId}, {@code customerNumber} or a further one
 */
public record KnownBy(String type, String value) {

    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String NATIONAL_ID = "nationalId";

    /** The number under which a company keeps somebody as its customer. No request carries it. */
    public static final String CUSTOMER_NUMBER = "customerNumber";

    /** All that somebody can be known by. A name is not among them: many share one. */
    public static final Set<String> TYPES =
            Set.of(EMAIL, PHONE, NATIONAL_ID, CUSTOMER_NUMBER, FurtherIdentifiers.ANALYTICS_CLIENT_ID);

    /** The most that one report may bring of one person; more of them are those of several persons. */
    public static final int MOST = 50;

    /** Of a value: an e-mail address, the longest of them, has no more characters. */
    public static final int LONGEST = 254;

    private static final Pattern CUSTOMER = Pattern.compile("(?i)(?:customer ?number|kundnummer)\\s*:?\\s*(\\S+)");

    /**
     * Reads what is said to be of one type, however it is written.
     *
     * @param region of telephone numbers without country code, for instance {@code SE}
     * @param today decides the century of a personal number where the text leaves it open
     * @return empty if it is no identifier of that type, or nobody knows the type
     */
    public static Optional<KnownBy> read(String type, String text, String region, LocalDate today) {
        Optional<String> value = switch (type) {
            case EMAIL -> Email.parse(text).map(Email::address);
            case PHONE -> Phone.parse(text, region).map(Phone::e164);
            case NATIONAL_ID -> NationalId.parse(text, today).map(NationalId::digits);
            case CUSTOMER_NUMBER -> Optional.of(text.strip()).filter(number -> !number.isEmpty());
            case FurtherIdentifiers.ANALYTICS_CLIENT_ID -> FurtherIdentifiers.analyticsClientId(text.strip());
            default -> Optional.empty();
        };
        return value.map(normalised -> new KnownBy(type, normalised));
    }

    /**
     * Everything that a line may mean: one in ten mobile numbers also reads as the number of an organisation. A customer number
     * says that it is one: {@code customer number 4711}.
     */
    public static Stream<KnownBy> readings(String line, String region, LocalDate today) {
        Matcher customer = CUSTOMER.matcher(line.strip());
        return customer.matches()
                ? read(CUSTOMER_NUMBER, customer.group(1), region, today).stream()
                : Stream.of(EMAIL, NATIONAL_ID, PHONE).flatMap(type -> read(type, line, region, today).stream());
    }

    /** Hides the value: it is personal data and has no place in a log. */
    @Override
    public String toString() {
        return "KnownBy[" + type + "]";
    }
}
