package dev.rightsflow.schemas.identifiers;

import java.util.Set;

/** What a person can be known by beyond name, address and numbers, by type: the keys of {@code SubjectDetails.identifiers}. */
public final class FurtherIdentifiers {

    /** The number that website analytics have given to a browser: its cookie {@code _ga}. */
    public static final String ANALYTICS_CLIENT_ID = "analyticsClientId";

    /** All that a request can carry. */
    public static final Set<String> TYPES = Set.of(ANALYTICS_CLIENT_ID);

    private FurtherIdentifiers() {}
}
