package dev.rightsflow.connector.kit;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the person is.
 *
 * @param email the domain in lower case
 * @param phone E.164, for instance {@code +46701234567}
 * @param nationalId personnummer or samordningsnummer with 12 digits, organisationsnummer with 10
 * @param identifiers further ones by type, for instance {@code analyticsClientId}
 */
public record Subject(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String nationalId,
        Map<String, String> identifiers) {

    public Subject {
        identifiers = Map.copyOf(identifiers);
    }

    /** The identifier of this type: {@code name}, {@code email}, {@code phone}, {@code nationalId}, or a further one. */
    public Optional<String> identifier(String type) {
        return Optional.ofNullable(
                        switch (type) {
                            case "name" -> name;
                            case "email" -> email;
                            case "phone" -> phone;
                            case "nationalId" -> nationalId;
                            default -> identifiers.get(type);
                        })
                .filter(value -> !value.isBlank());
    }

    /** Hides who it is: that has no place in a log. */
    @Override
    public String toString() {
        return "Subject[]";
    }
}
