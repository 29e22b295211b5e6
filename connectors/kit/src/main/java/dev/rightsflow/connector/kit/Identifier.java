package dev.rightsflow.connector.kit;

/**
 * What a record says of who its person is, whether the request names it or not. The workflow keeps a keyed hash of it and
 * nothing else, so that a legal hold which was placed under it covers the case.
 *
 * @param type {@code email}, {@code phone}, {@code nationalId}, {@code customerNumber} or {@code analyticsClientId}; anything else
 *     is ignored
 * @param value as the system writes it
 */
public record Identifier(String type, String value) {

    /** Hides the value. */
    @Override
    public String toString() {
        return "Identifier[type=%s]".formatted(type);
    }
}
