package dev.rightsflow.connector.kit.descriptor;

import dev.rightsflow.connector.kit.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way to recognise a person in a system: identifiers that must all match, each with the place (a column, a path) where
 * the system keeps it.
 *
 * @param places type of identifier to place
 */
public record Recognition(Map<String, String> places) {

    private static final Set<String> SHARED_BY_MANY = Set.of("name", "phone");

    /** Reads the list under {@code person}. */
    public static List<Recognition> list(DescriptorNode person) {
        List<Recognition> ways =
                person.elements().stream().map(Recognition::way).toList();
        if (ways.isEmpty()) {
            throw person.wrong("Expected at least one way to recognise the person, but found none");
        }
        return ways;
    }

    private static Recognition way(DescriptorNode way) {
        Map<String, String> places = new LinkedHashMap<>();
        way.entries().forEach((type, place) -> places.put(type, place.text()));
        if (places.size() == 1 && SHARED_BY_MANY.containsAll(places.keySet())) {
            throw way.wrong(
                    "Expected %s together with another identifier, but it stands alone; many people share one, and their records would be taken for this person's"
                            .formatted(places.keySet().iterator().next()));
        }
        return new Recognition(Map.copyOf(places));
    }

    /** Type of identifier to its value, if the person gave all that this way needs. */
    public Optional<Map<String, String>> values(Subject subject) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String type : places.keySet()) {
            Optional<String> value = subject.identifier(type).filter(given -> isUsable(type, given));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(type, value.get());
        }
        return Optional.of(values);
    }

    /** A phone number without digits would match every record without one. */
    private static boolean isUsable(String type, String value) {
        return !type.equals("phone") || value.chars().anyMatch(Character::isDigit);
    }
}
