package dev.rightsflow.deployment.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One secret and its readers.
 *
 * @param places where it lies; the bare ones can give it to the others
 */
record Secret(Kind kind, List<Place> places) {

    /**
     * @param reader has a directory, and therefore a volume, of its own
     * @param file named as the setting that it is, where the reader is one of ours
     */
    record Place(String reader, String file, Form form) {

        /** {@code reader/file[:form]}. */
        static Place of(String text) {
            String[] parts = text.split("[/:]");
            return new Place(parts[0], parts[1], parts.length < 3 ? Form.BARE : Form.valueOf(parts[2]));
        }

        String path() {
            return reader + "/" + file;
        }
    }

    Secret {
        places = List.copyOf(places);
    }

    static Secret of(Kind kind, String... places) {
        return new Secret(kind, Arrays.stream(places).map(Place::of).toList());
    }

    /** The paths of the places that hold the secret as it is. */
    List<String> bare() {
        return places.stream()
                .filter(place -> place.form() == Form.BARE)
                .map(Place::path)
                .toList();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return Objects.toString(places.stream().map(Place::path).toList());
    }
}
