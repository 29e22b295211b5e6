package dev.rightsflow.workflow.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value in a policy file that may still be wrong in any way: it is empty where the file is not as it should be, which the
 * schema has complained of by then.
 */
record Place(String pointer, String key, JsonNode node) {

    static Place root(PolicySource source) {
        return new Place("", "", source.root());
    }

    Place at(String child) {
        return new Place(PolicySource.step(pointer, child), child, node.path(child));
    }

    boolean has(String child) {
        return node.has(child);
    }

    String text() {
        return node.asString("");
    }

    boolean is(String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    boolean isText() {
        return node.isString();
    }

    boolean isTrue() {
        return node.asBoolean(false);
    }

    /** The entries of a mapping. */
    Stream<Place> entries() {
        return List.copyOf(node.propertyNames()).stream().map(this::at);
    }

    Collection<String> keys() {
        return node.isObject() ? node.propertyNames() : List.of();
    }

    /** The elements of a list. */
    Stream<Place> elements() {
        List<Place> elements = new ArrayList<>();
        node.values().forEach(element -> elements.add(new Place(pointer + "/" + elements.size(), key, element)));
        return node.isArray() ? elements.stream() : Stream.empty();
    }
}
