package dev.rightsflow.connector.kit.descriptor;

import dev.rightsflow.connector.kit.MisconfiguredException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A part of a descriptor that knows where it stands, so that every complaint can say so. */
public final class DescriptorNode {

    private final String file;
    private final Node node;

    private DescriptorNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * @param file as it is named in complaints
     * @throws MisconfiguredException if it is no YAML, or empty
     */
    public static DescriptorNode read(String file, Reader yaml) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(yaml);
            if (root == null) {
                throw new MisconfiguredException(file + ": Expected a descriptor, but the file is empty");
            }
            return new DescriptorNode(file, root);
        } catch (MarkedYAMLException e) {
            throw new MisconfiguredException(
                    "%s, line %d: Expected YAML, but %s"
                            .formatted(
                                    file,
                                    e.getProblemMark() == null
                                            ? 1
                                            : e.getProblemMark().getLine() + 1,
                                    e.getProblem()),
                    e);
        }
    }

    /** A complaint about this part: what was expected, and what is there. */
    public MisconfiguredException wrong(String message) {
        return new MisconfiguredException(
                "%s, line %d: %s".formatted(file, node.getStartMark().getLine() + 1, message));
    }

    public boolean isText() {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public String text() {
        if (node instanceof ScalarNode scalar && isText()) {
            return scalar.getValue();
        }
        throw wrong("Expected a text, but found " + kind());
    }

    public boolean flag() {
        if (value() instanceof Boolean flag) {
            return flag;
        }
        throw wrong("Expected true or false, but found " + kind());
    }

    /** A plain value: true, false, a whole number, a text, or null. */
    public @Nullable Object value() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("Expected a plain value, but found " + kind());
        }
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(scalar.getValue());
        }
        return tag.equals(Tag.INT) ? (Object) Long.valueOf(scalar.getValue()) : scalar.getValue();
    }

    /** A value with whatever is in it: maps and lists of plain values. */
    public @Nullable Object tree() {
        if (node instanceof MappingNode) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            entries().forEach((name, part) -> tree.put(name, part.tree()));
            return tree;
        }
        return isList() ? elements().stream().map(DescriptorNode::tree).toList() : value();
    }

    public List<DescriptorNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("Expected a list, but found " + kind());
        }
        return sequence.getValue().stream()
                .map(element -> new DescriptorNode(file, element))
                .toList();
    }

    /** The parts of a list; anything else is a list of itself. */
    public List<DescriptorNode> oneOrMore() {
        return isList() ? elements() : List.of(this);
    }

    /** Name to part, in the order of the file. */
    public Map<String, DescriptorNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("Expected names with values, but found " + kind());
        }
        Map<String, DescriptorNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            DescriptorNode key = new DescriptorNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new DescriptorNode(file, tuple.getValueNode())) != null) {
                throw key.wrong("Expected '%s' once, but it stands here a second time".formatted(key.text()));
            }
        }
        return entries;
    }

    /** Refuses whatever is not in the list, since a misspelt name would otherwise be silently ignored. */
    public DescriptorNode only(String... names) {
        Set<String> known = new TreeSet<>(List.of(names));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                DescriptorNode key = new DescriptorNode(file, tuple.getKeyNode());
                if (!known.contains(key.text())) {
                    throw key.wrong("Expected one of %s, but found '%s'".formatted(known, key.text()));
                }
            }
        }
        return this;
    }

    public DescriptorNode required(String name) {
        return optional(name).orElseThrow(() -> wrong("Expected '%s', but it is missing".formatted(name)));
    }

    /** Empty also where the name stands without a value. */
    public Optional<DescriptorNode> optional(String name) {
        return Optional.ofNullable(entries().get(name))
                .filter(part -> !(part.node instanceof ScalarNode scalar)
                        || !scalar.getTag().equals(Tag.NULL));
    }

    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        elements().forEach(element -> texts.add(element.text()));
        return List.copyOf(texts);
    }

    private String kind() {
        return switch (node) {
            case MappingNode mapping -> "names with values";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            default -> "something else";
        };
    }
}
