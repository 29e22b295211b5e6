package dev.rightsflow.connector.kit.descriptor;

import dev.rightsflow.schemas.identifiers.KnownBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An identifier that a record carries, so that holds are found by it.
 *
 * @param place where the system keeps it: a column, a path
 */
public record Carried(String type, String place) {

    /**
     * Whatever recognises a person is carried without being named again.
     *
     * @param identifiers further ones: type to a place, or to several
     */
    public static List<Carried> by(List<Recognition> person, Optional<DescriptorNode> identifiers) {
        Set<Carried> carried = new LinkedHashSet<>();
        person.forEach(way -> way.places().forEach((type, place) -> carried.add(new Carried(type, place))));
        carried.removeIf(one -> !KnownBy.TYPES.contains(one.type()));
        identifiers.ifPresent(named -> named.entries().forEach((type, places) -> {
            if (!KnownBy.TYPES.contains(type)) {
                throw places.wrong("Expected one of %s, but found '%s'".formatted(new TreeSet<>(KnownBy.TYPES), type));
            }
            places.oneOrMore().forEach(place -> carried.add(new Carried(type, place.text())));
        }));
        return List.copyOf(carried);
    }
}
