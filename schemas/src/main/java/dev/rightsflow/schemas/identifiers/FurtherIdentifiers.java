package dev.rightsflow.schemas.identifiers;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person can be known by beyond name, address and numbers, by type: the keys of {@code SubjectDetails.identifiers}. */
public final class FurtherIdentifiers {

    /** The number that website analytics have given to a browser: its cookie {@code _ga}. */
    public static final String ANALYTICS_CLIENT_ID = "analyticsClientId";

    /** All that a request can carry. */
    public static final Set<String> TYPES = Set.of(ANALYTICS_CLIENT_ID);

    private static final Pattern CLIENT_ID = Pattern.compile("(?:GA1\\.[0-9]\\.)?([0-9]{1,19}\\.[0-9]{1,19})");

    private FurtherIdentifiers() {}

    /** The client id, alone or as the cookie {@code _ga} has it: {@code GA1.2.1793500042.1761900001}; empty if it is none. */
    public static Optional<String> analyticsClientId(String text) {
        Matcher cookie = CLIENT_ID.matcher(text);
        return cookie.matches() ? Optional.of(cookie.group(1)) : Optional.empty();
    }
}
