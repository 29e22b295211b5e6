package dev.rightsflow.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A submission in JSON, read token by token: data binding stops at the first field it dislikes, and whoever wrote the
 * client should hear of all of them at once.
 *
 * @param values as they were written, by field
 * @param bad unknown, repeated and wrongly typed fields
 */
record JsonInput(Map<Field, String> values, List<BadField> bad) {

    private static final int LONGEST_UNKNOWN_NAME = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    /** The body is no JSON object at all. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        final int line;
        final int column;

        private Malformed(int line, int column) {
            super("Expected one JSON object, but line %d, column %d is none".formatted(line, column));
            this.line = line;
            this.column = column;
        }
    }

    static JsonInput read(byte[] body) throws Malformed {
        JsonInput input = new JsonInput(new EnumMap<>(Field.class), new ArrayList<>());
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(parser);
            }
            input.readObject(parser, "");
            if (parser.nextToken() != null) {
                throw malformed(parser);
            }
            return input;
        } catch (StreamReadException e) {
            // Nothing of Jackson's own message: it quotes the body.
            throw new Malformed(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        } catch (JacksonException e) {
            throw new Malformed(1, 1);
        }
    }

    private static Malformed malformed(JsonParser parser) {
        return new Malformed(
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }

    private void readObject(JsonParser parser, String prefix) {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            String path = prefix + name;
            if (!seen.add(name)) {
                bad.add(BadField.of(shown(path), "repeated"));
                parser.skipChildren();
            } else if (prefix.isEmpty() && (name.equals("identity") || name.equals("corrections"))) {
                readGroup(parser, value, name);
            } else {
                // A field whose name has a dot in it is no nested field.
                Optional<Field> field = name.indexOf('.') < 0 ? Field.at(path) : Optional.empty();
                field.ifPresentOrElse(
                        known -> readText(parser, value, known), () -> bad.add(BadField.of(shown(path), "unknown")));
                parser.skipChildren();
            }
        }
    }

    private void readGroup(JsonParser parser, JsonToken value, String name) {
        if (value == JsonToken.START_OBJECT) {
            readObject(parser, name + ".");
        } else if (value != JsonToken.VALUE_NULL) {
            bad.add(BadField.of(name, "object"));
            parser.skipChildren();
        }
    }

    private void readText(JsonParser parser, JsonToken value, Field field) {
        if (value == JsonToken.VALUE_STRING) {
            values.put(field, parser.getString());
        } else if (value != JsonToken.VALUE_NULL) {
            bad.add(BadField.of(field, "text"));
        }
    }

    /** A name that somebody made up, short and printable. */
    private static String shown(String path) {
        String printable = path.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() <= LONGEST_UNKNOWN_NAME
                ? printable
                : printable.substring(0, LONGEST_UNKNOWN_NAME) + "...";
    }
}
