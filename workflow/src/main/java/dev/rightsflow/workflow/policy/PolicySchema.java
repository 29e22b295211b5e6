package dev.rightsflow.workflow.policy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The published JSON Schema, with its findings put into words that say what would be right. */
final class PolicySchema {

    private static final String RESOURCE = "/policy/policy.schema.json";

    private final Schema schema;

    PolicySchema() {
        try (InputStream stream = PolicySchema.class.getResourceAsStream(RESOURCE)) {
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + RESOURCE + " from the class path, but could not", e);
        }
    }

    List<Mistake> check(PolicySource source) {
        return schema.validate(source.root()).stream()
                .flatMap(error -> mistake(source, error).stream())
                .toList();
    }

    private Optional<Mistake> mistake(PolicySource source, Error error) {
        String pointer = error.getInstanceLocation().toString();
        JsonNode value = source.root().at(pointer);
        JsonNode rule = at(error.getSchemaLocation().getFragment().toString());
        JsonNode owner = at(parent(error.getSchemaLocation().getFragment().toString()));
        return switch (error.getKeyword()) {
            // What is wrong inside is reported there; that the whole is wrong for it says nothing more.
            case "if", "then", "else" -> Optional.empty();
            case "additionalProperties" -> {
                String key = error.getProperty();
                yield Optional.of(source.mistake(
                        PolicySource.step(pointer, key),
                        "'" + key + "' is not known here.",
                        Suggestion.among(owner.path("properties").propertyNames(), key)));
            }
            case "propertyNames" ->
                Optional.of(source.mistake(
                        PolicySource.step(pointer, error.getProperty()),
                        "'" + error.getProperty() + "' can't be a name in " + name(pointer) + ".",
                        description(rule)));
            case "required" ->
                Optional.of(source.mistake(
                        pointer,
                        "'" + error.getProperty() + "' is missing in " + name(pointer) + ".",
                        "Add it. " + description(owner.path("properties").path(error.getProperty()))));
            case "enum" ->
                Optional.of(source.mistake(
                        pointer,
                        shown(value) + " is not possible as " + name(pointer) + ".",
                        Suggestion.among(
                                rule.valueStream().map(JsonNode::stringValue).toList(), value.asString(""))));
            default ->
                Optional.of(source.mistake(
                        pointer, shown(value) + " is not right as " + name(pointer) + ".", description(owner)));
        };
    }

    private static String name(String pointer) {
        return pointer.isEmpty() ? "the policy" : "'" + pointer.substring(1).replace("/", " > ") + "'";
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "A mapping";
            case ARRAY -> value.isEmpty() ? "An empty list" : "A list";
            case NULL, MISSING -> "Nothing";
            case STRING -> value.stringValue().isEmpty() ? "An empty text" : "'" + value.stringValue() + "'";
            default -> "'" + value.asString() + "'";
        };
    }

    /** What a part of the schema says of itself, or where it only refers, of what it refers to. */
    private String description(JsonNode part) {
        JsonNode described = part.has("description") || !part.has("$ref")
                ? part
                : at(part.path("$ref").stringValue().substring(1));
        return described.path("description").asString("The schema says what is possible here.");
    }

    /** @param fragment JSON pointer into the schema */
    private JsonNode at(String fragment) {
        return schema.getSchemaNode().at(fragment);
    }

    private static String parent(String fragment) {
        return fragment.substring(0, Math.max(0, fragment.lastIndexOf('/')));
    }
}
