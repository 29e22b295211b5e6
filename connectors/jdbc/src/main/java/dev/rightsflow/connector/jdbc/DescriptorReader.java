package dev.rightsflow.connector.jdbc;

import dev.rightsflow.connector.jdbc.Descriptor.Assignment;
import dev.rightsflow.connector.jdbc.Descriptor.Assignments;
import dev.rightsflow.connector.jdbc.Descriptor.Category;
import dev.rightsflow.connector.jdbc.Descriptor.Erase;
import dev.rightsflow.connector.jdbc.Descriptor.Field;
import dev.rightsflow.connector.jdbc.Descriptor.Memory;
import dev.rightsflow.connector.jdbc.Descriptor.Rectify;
import dev.rightsflow.connector.jdbc.Descriptor.Suppress;
import dev.rightsflow.connector.jdbc.Descriptor.Via;
import dev.rightsflow.connector.kit.descriptor.Carried;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import dev.rightsflow.connector.kit.descriptor.Recognition;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a descriptor; whether its tables and columns exist is the {@link SchemaCheck}'s to see. */
final class DescriptorReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private DescriptorReader() {}

    static Descriptor read(String file, Reader yaml) {
        DescriptorNode root = DescriptorNode.read(file, yaml).only("system", "remember", "categories");
        List<Category> categories = new ArrayList<>();
        DescriptorNode listed = root.required("categories");
        listed.entries().forEach((name, node) -> categories.add(category(name, node)));
        if (categories.isEmpty()) {
            throw listed.wrong("Expected at least one category, but found none");
        }
        Descriptor descriptor = new Descriptor(
                root.required("system").text(),
                root.optional("remember").map(DescriptorReader::memory),
                List.copyOf(categories));
        categories.forEach(category -> category.via().ifPresent(via -> refuseUnknown(via, descriptor, category)));
        return descriptor;
    }

    private static Memory memory(DescriptorNode node) {
        node.only("table", "column");
        return new Memory(name(node.required("table")), name(node.required("column")), node);
    }

    private static Category category(String name, DescriptorNode node) {
        node.only(
                "table",
                "key",
                "person",
                "via",
                "identifiers",
                "recordDate",
                "fields",
                "erase",
                "rectify",
                "restrict",
                "lift",
                "suppress",
                "onPaper");
        Optional<DescriptorNode> person = node.optional("person");
        Optional<Via> via = node.optional("via").map(DescriptorReader::via);
        if (person.isPresent() == via.isPresent()) {
            throw node.wrong(
                    "Expected either 'person', which columns recognise the person, or 'via', which category leads here, but found %s"
                            .formatted(person.isPresent() ? "both" : "neither"));
        }
        person.ifPresent(
                ways -> ways.elements().forEach(way -> way.entries().values().forEach(DescriptorReader::name)));
        List<Recognition> ways = person.map(Recognition::list).orElse(List.of());
        Optional<DescriptorNode> identifiers = node.optional("identifiers");
        identifiers.ifPresent(types ->
                types.entries().values().forEach(columns -> columns.oneOrMore().forEach(DescriptorReader::name)));
        return new Category(
                name,
                name(node.required("table")),
                name(node.required("key")),
                ways,
                via,
                Carried.by(ways, identifiers),
                node.optional("recordDate").map(DescriptorReader::date).orElse(null),
                node.required("fields").elements().stream()
                        .map(DescriptorReader::field)
                        .toList(),
                node.optional("erase").map(DescriptorReader::erase),
                node.optional("rectify").map(DescriptorReader::rectify),
                assignments(node.optional("restrict")),
                assignments(node.optional("lift")),
                node.optional("suppress").map(DescriptorReader::suppressions).orElse(List.of()),
                node.optional("onPaper").map(DescriptorReader::name),
                node);
    }

    private static Via via(DescriptorNode node) {
        node.only("category", "column");
        return new Via(node.required("category").text(), name(node.required("column")), node);
    }

    private static Field field(DescriptorNode node) {
        node.only("column", "label", "provided", "corrects", "lock");
        if (node.optional("lock").isPresent() && node.optional("corrects").isEmpty()) {
            throw node.wrong(
                    "Expected 'corrects' beside 'lock', since only a correction locks a field, but found none");
        }
        return new Field(
                name(node.required("column")),
                node.required("label").text(),
                node.optional("provided").map(DescriptorNode::flag).orElse(false),
                node.optional("corrects").map(DescriptorNode::text),
                node.optional("lock").map(DescriptorReader::name),
                node);
    }

    /** A column, or an expression that the descriptor's author vouches for; the database is asked to prepare it at start. */
    private static @Nullable String date(DescriptorNode node) {
        return node.isText()
                ? name(node)
                : node.only("expression").required("expression").text();
    }

    private static Erase erase(DescriptorNode node) {
        if (!node.isText()) {
            return new Erase.Anonymise(
                    assignments(Optional.of(node.only("anonymise").required("anonymise"))));
        }
        if (node.text().equals("delete")) {
            return new Erase.Delete();
        }
        throw node.wrong("Expected 'delete', or 'anonymise' with columns and what they become, but found '%s'"
                .formatted(node.text()));
    }

    private static Rectify rectify(DescriptorNode node) {
        if (!node.isText()) {
            DescriptorNode column = node.only("annotate").required("annotate");
            return new Rectify.Annotate(name(column), column);
        }
        if (node.text().equals("overwrite")) {
            return new Rectify.Overwrite();
        }
        throw node.wrong("Expected 'overwrite', or 'annotate' with a column, but found '%s'".formatted(node.text()));
    }

    /** One, or a list of them: purposes may end by different columns. */
    private static List<Suppress> suppressions(DescriptorNode node) {
        return node.oneOrMore().stream().map(DescriptorReader::suppress).toList();
    }

    private static Suppress suppress(DescriptorNode node) {
        node.only("purposes", "set");
        return new Suppress(
                Set.copyOf(node.required("purposes").texts()), assignments(Optional.of(node.required("set"))));
    }

    private static Assignments assignments(Optional<DescriptorNode> node) {
        Map<String, Assignment> byColumn = new LinkedHashMap<>();
        node.ifPresent(some -> some.entries().forEach((column, value) -> {
            if (!NAME.matcher(column).matches()) {
                throw value.wrong(notAName(column));
            }
            byColumn.put(column, new Assignment(value.value(), value));
        }));
        return new Assignments(byColumn);
    }

    private static String name(DescriptorNode node) {
        if (!NAME.matcher(node.text()).matches()) {
            throw node.wrong(notAName(node.text()));
        }
        return node.text();
    }

    private static String notAName(String name) {
        return "Expected the name of a table or column (letters, digits and _, a schema before a dot), but found '%s'"
                .formatted(name);
    }

    private static void refuseUnknown(Via via, Descriptor descriptor, Category category) {
        List<String> others = descriptor.categories().stream()
                .map(Category::name)
                .filter(name -> !name.equals(category.name()))
                .toList();
        if (!others.contains(via.category())) {
            throw via.place()
                    .wrong("Expected one of the other categories %s, but found '%s'".formatted(others, via.category()));
        }
        String onward =
                descriptor.category(via.category()).via().map(Via::category).orElse("");
        if (onward.equals(category.name())) {
            throw via.place()
                    .wrong("Expected a category that recognises the person, but '%s' leads back here"
                            .formatted(via.category()));
        }
    }
}
