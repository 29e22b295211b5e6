package dev.rightsflow.workflow.notices.template;

import com.samskivert.mustache.Mustache;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a value in the reader's language and makes it harmless: whatever a stranger typed into a form stays within its
 * line and keeps its reading direction.
 */
final class Typesetter implements Mustache.Formatter {

    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateTime;
    private final boolean keepsLines;

    /** @param keepsLines true for a page, where a value may run over several lines; false for a mail */
    Typesetter(Locale locale, String date, String dateTime, boolean keepsLines) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.dateTime = DateTimeFormatter.ofPattern(dateTime, locale);
        this.keepsLines = keepsLines;
    }

    @Override
    public CharSequence format(Object value) {
        return switch (value) {
            case String text -> harmless(text);
            case LocalDate day -> date.format(day);
            case LocalDateTime moment -> dateTime.format(moment);
            case URI address -> address.toASCIIString();
            case Long number -> number < 1000 ? number.toString() : String.format(locale, "%,d", number);
            case Integer number -> format(number.longValue());
            default ->
                throw new IllegalArgumentException("Expected a text, date, number or address to print, but got a "
                        + value.getClass().getName());
        };
    }

    private String harmless(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (isHarmful(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHarmful(c)) {
                clean.append(c);
            } else if (!isInvisible(c)) {
                clean.append(' ');
            }
        }
        return clean.toString().strip();
    }

    private boolean isHarmful(char c) {
        if (c == '\n' || c == '\t') {
            return !keepsLines;
        }
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isInvisible(c);
    }

    /** Marks that turn the reading direction or hide between letters: they make one thing look like another. */
    private static boolean isInvisible(char c) {
        return (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2069')
                || c == '\u061C'
                || c == '\uFEFF';
    }
}
