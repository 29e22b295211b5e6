package dev.rightsflow.schemas.identifiers;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Swedish personnummer, samordningsnummer or organisationsnummer. Accepts any dash-like character, 10 or 12 digits, the
 * sign of the century, and white space wherever people put it.
 *
 * @param digits 12 for a person, 10 for an organisation: the form in which numbers are stored, compared and searched
 */
public record NationalId(Kind kind, String digits) {

    public enum Kind {
        /** Personnummer; also the number of a sole trader. */
        PERSON,
        /** Samordningsnummer: for persons who are not in the population register, 60 added to the day. */
        COORDINATION,
        ORGANISATION
    }

    private static final Pattern SHAPE = Pattern.compile("(\\d{2})?(\\d{6})([-+]?)(\\d{4})");
    /** Also the minus sign, the hyphen bullet and the soft hyphen, which Unicode counts as no dashes. */
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u2043\\u00AD]");
    /** Also the invisible characters that come along when a number is copied from a web page. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private static final String ORGANISATION_CENTURY = "16";
    private static final int COORDINATION_DAYS = 60;
    private static final int YEARS_OF_THE_PLUS = 100;
    /** Nobody in the register, begun in 1947, was born before; and 16 is the century of organisations. */
    private static final int FIRST_YEAR_OF_BIRTH = 1800;

    /**
     * Reads a number.
     *
     * @param today decides the century where the text leaves it open, and that nobody is born tomorrow
     * @return empty if it is no such number
     */
    public static Optional<NationalId> parse(String text, LocalDate today) {
        String dashed = DASH.matcher(text).replaceAll("-");
        String plain = SPACE.matcher(Normalizer.normalize(dashed, Normalizer.Form.NFKC))
                .replaceAll("");
        Matcher shape = SHAPE.matcher(plain);
        if (!shape.matches() || !hasCheckDigit(shape.group(2) + shape.group(4))) {
            return Optional.empty();
        }
        Optional<String> century = Optional.ofNullable(shape.group(1));
        boolean plus = shape.group(3).equals("+");
        String ten = shape.group(2) + shape.group(4);
        // A month starts with 0 or 1, so the third digit tells organisations from persons.
        if (ten.charAt(2) >= '2') {
            return !plus && century.orElse(ORGANISATION_CENTURY).equals(ORGANISATION_CENTURY)
                    ? Optional.of(new NationalId(Kind.ORGANISATION, ten))
                    : Optional.empty();
        }
        return person(century, ten, plus, today);
    }

    private static Optional<NationalId> person(Optional<String> century, String ten, boolean plus, LocalDate today) {
        int day = Integer.parseInt(ten.substring(4, 6));
        boolean coordination = day > COORDINATION_DAYS;
        int dayOfBirth = coordination ? day - COORDINATION_DAYS : day;
        // The sign turns to plus on New Year's Day of the year in which the person turns 100.
        int latest = plus ? today.getYear() - YEARS_OF_THE_PLUS : today.getYear();
        int twoDigits = Integer.parseInt(ten.substring(0, 2));
        int year = century.map(digits -> Integer.parseInt(digits) * 100 + twoDigits)
                .orElseGet(() -> latest - Math.floorMod(latest - twoDigits, 100));
        Optional<LocalDate> born = date(year, ten, dayOfBirth);
        if (century.isEmpty() && born.map(today::isBefore).orElse(true)) {
            // Born later this year means born a century ago: the person is 99 and writes no plus yet. And 29 February
            // may exist in one century only.
            year -= 100;
            born = date(year, ten, dayOfBirth);
        }
        int fullYear = year;
        return born.filter(date -> !date.isAfter(today))
                .filter(date -> FIRST_YEAR_OF_BIRTH <= fullYear && fullYear <= latest)
                .filter(date -> !ten.startsWith("000", 6))
                .map(date -> new NationalId(
                        coordination ? Kind.COORDINATION : Kind.PERSON, "%04d".formatted(fullYear) + ten.substring(2)));
    }

    private static Optional<LocalDate> date(int year, String ten, int day) {
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(ten.substring(2, 4)), day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Luhn over ten digits, weights 2, 1, 2, 1 ... */
    private static boolean hasCheckDigit(String ten) {
        int sum = 0;
        for (int i = 0; i < ten.length(); i++) {
            int weighted = (ten.charAt(i) - '0') * (2 - i % 2);
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }

    /** Names the kind only: the number is personal data and has no place in a log. */
    @Override
    public String toString() {
        return "NationalId[" + kind + "]";
    }
}
