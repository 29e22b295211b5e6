package dev.rightsflow.workflow.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One mapping of a policy file that has passed every check: what must be there is. */
record Section(JsonNode node) {

    Section section(String key) {
        return new Section(node.path(key));
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text(String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new IllegalStateException("Expected the schema to demand a text '" + key + "', but it is missing");
        }
        return value.stringValue();
    }

    @Nullable
    String textOrNull(String key) {
        return node.has(key) ? text(key) : null;
    }

    boolean flag(String key) {
        return node.path(key).asBoolean(false);
    }

    Span span(String key) {
        return Span.parse(text(key));
    }

    <E extends Enum<E>> E code(Class<E> type, String key) {
        return Codes.parse(type, text(key));
    }

    List<String> list(String key) {
        return node.path(key).valueStream().map(JsonNode::stringValue).toList();
    }

    Texts texts(String key) {
        return new Texts(node.path(key)
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().stringValue())));
    }

    @Nullable
    Texts textsOrNull(String key) {
        return node.has(key) ? texts(key) : null;
    }

    /** Each entry of a mapping, in the order of the file. */
    <T> Map<String, T> each(String key, BiFunction<String, Section, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        node.path(key)
                .properties()
                .forEach(entry -> all.put(entry.getKey(), read.apply(entry.getKey(), new Section(entry.getValue()))));
        return all;
    }
}
