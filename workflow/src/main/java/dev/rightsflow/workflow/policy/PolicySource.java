package dev.rightsflow.workflow.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML text as a tree that remembers on which line each of its values stands. */
final class PolicySource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final JsonNode root;
    private boolean unreadable;

    /** @param file as messages name it */
    PolicySource(String file, String yaml) {
        this.file = file;
        this.root = parse(yaml);
    }

    /** Empty when the text is no YAML; {@link #mistakes} says why. */
    JsonNode root() {
        return root;
    }

    /** Whether nothing can be said of the text but that it is no YAML. */
    boolean isUnreadable() {
        return unreadable;
    }

    /** What is wrong with the text as YAML. */
    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** @param pointer RFC 6901; of a value that is missing, the line of what it is missing from is given */
    Mistake mistake(String pointer, String wrong, String right) {
        return new Mistake(file, line(pointer), wrong, right);
    }

    private int line(String pointer) {
        String known = pointer;
        while (!lines.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return lines.getOrDefault(known, 1);
    }

    static String step(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode parse(String yaml) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            return node == null ? JSON.objectNode() : convert(node, "", node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            unreadable = true;
            mistakes.add(new Mistake(
                    file, line, "This is no YAML: " + e.getProblem() + ".", "Mind indentation, colons and quotes."));
            return JSON.objectNode();
        }
    }

    /** @param at the node whose line stands for this value: its key, where it has one */
    private JsonNode convert(Node node, String pointer, Node at) {
        lines.putIfAbsent(pointer, at.getStartMark().getLine() + 1);
        if (node.getAnchor() != null) {
            unreadable = true;
            // Also what keeps a text that contains itself from being followed for ever.
            mistakes.add(mistake(
                    pointer,
                    "'&" + node.getAnchor() + "' is meant to be used in several places.",
                    "Write it out in each: a reader should not have to jump."));
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> convert(mapping, pointer);
            case SequenceNode sequence -> {
                var array = JSON.arrayNode();
                for (Node element : sequence.getValue()) {
                    array.add(convert(element, pointer + "/" + array.size(), element));
                }
                yield array;
            }
            case ScalarNode scalar -> convert(scalar);
            default ->
                throw new IllegalStateException(
                        "Expected a mapping, a sequence or a scalar, but got " + node.getNodeId());
        };
    }

    private ObjectNode convert(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String child = step(pointer, key);
            if (object.has(key)) {
                mistakes.add(new Mistake(
                        file,
                        entry.getKeyNode().getStartMark().getLine() + 1,
                        "'" + key + "' stands here twice; the first is on line " + lines.get(child) + ".",
                        "Give each its own name, or remove one."));
                continue;
            }
            object.set(key, convert(entry.getValueNode(), child, entry.getKeyNode()));
        }
        return object;
    }

    /** Dates and numbers with a fraction stay text: a policy has none, and "1.10" is a version. */
    private static JsonNode convert(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(
                    List.of("true", "yes", "on").contains(scalar.getValue().toLowerCase(java.util.Locale.ROOT)));
        }
        return JSON.stringNode(scalar.getValue());
    }
}
