package dev.rightsflow.schemas.topics;

import dev.rightsflow.schemas.Sealed;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One topic of the catalogue.
 *
 * @param name the full name, version included; a breaking change of the schema is a new topic
 * @param schema of the value; the key is always text
 * @param writtenBy roles that may write, from which the broker's access rules follow
 * @param readBy roles that may read
 * @param coPartitioned true where the records are keyed by case id and one consumer must own the same partition of all
 *     such topics; false for a topic of a single partition
 * @param keptFor how long records stay; empty for a compacted topic, which keeps the last record of each key
 * @param purpose one sentence
 */
public record Topic(
        String name,
        Schema schema,
        String writtenBy,
        String readBy,
        boolean coPartitioned,
        Optional<Duration> keptFor,
        String purpose) {

    /** Where records go that cannot be decoded or that the contract refuses: the same key and bytes, the reason in headers. */
    public String deadLetters() {
        return deadLettersOf(name);
    }

    /** The dead-letter topic of a topic. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlt";
    }

    /** Whether a part of its records is sealed: the one place where personal data may stand, under a key that outlives any case. */
    public boolean carriesPersonalData() {
        return isSomewhereIn(schema, Sealed.SCHEMA$);
    }

    private static boolean isSomewhereIn(Schema whole, Schema part) {
        return switch (whole.getType()) {
            case RECORD ->
                whole.equals(part) || whole.getFields().stream().anyMatch(field -> isSomewhereIn(field.schema(), part));
            case UNION -> whole.getTypes().stream().anyMatch(type -> isSomewhereIn(type, part));
            case ARRAY -> isSomewhereIn(whole.getElementType(), part);
            case MAP -> isSomewhereIn(whole.getValueType(), part);
            default -> false;
        };
    }

    public boolean compacted() {
        return keptFor.isEmpty();
    }
}
