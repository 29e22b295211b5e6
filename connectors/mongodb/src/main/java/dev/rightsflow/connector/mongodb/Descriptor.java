package dev.rightsflow.connector.mongodb;

import dev.rightsflow.connector.kit.descriptor.Carried;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import dev.rightsflow.connector.kit.descriptor.Recognition;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system in MongoDB, as its descriptor tells it.
 *
 * @param zone that dates are read in which the system keeps as instants
 */
record Descriptor(String system, ZoneId zone, List<Category> categories) {

    /**
     * Records of one category: documents of one collection.
     *
     * @param person ways to recognise the person in a document, or, if there are none, {@code via}
     * @param carried paths of what the person is known by, of which a report tells the workflow
     * @param recordDate path of the date that retention counts from; null where documents carry none
     * @param erase how a document ceases to be personal data; empty if it cannot
     */
    record Category(
            String name,
            String collection,
            List<Recognition> person,
            Optional<Via> via,
            List<Carried> carried,
            @Nullable String recordDate,
            List<Field> fields,
            Optional<Erase> erase,
            boolean rectifiable,
            Map<String, @Nullable Object> restrict,
            Map<String, @Nullable Object> lift,
            DescriptorNode place) {}

    /** @param becomes path to constant or null, for documents that stay anonymously; empty: the document is deleted */
    record Erase(Map<String, @Nullable Object> becomes) {
        boolean deletes() {
            return becomes.isEmpty();
        }
    }

    /** @param path that holds the id of the category's document */
    record Via(String category, String path) {}

    /** @param corrects the correction that applies to it, for instance {@code name} */
    record Field(String path, String label, boolean provided, Optional<String> corrects) {}

    static Descriptor read(String file, Reader yaml) {
        DescriptorNode root = DescriptorNode.read(file, yaml).only("system", "zone", "categories");
        List<Category> categories = new ArrayList<>();
        DescriptorNode listed = root.required("categories");
        listed.entries().forEach((name, node) -> categories.add(category(name, node)));
        if (categories.isEmpty()) {
            throw listed.wrong("Expected at least one category, but found none");
        }
        List<String> names = categories.stream().map(Category::name).toList();
        for (Category category : categories) {
            category.via()
                    .filter(via -> !names.contains(via.category())
                            || via.category().equals(category.name())
                            || categories
                                    .get(names.indexOf(via.category()))
                                    .via()
                                    .isPresent())
                    .ifPresent(via -> {
                        throw category.place()
                                .wrong("Expected 'via' to name a category that recognises the person, but found '%s'"
                                        .formatted(via.category()));
                    });
        }
        return new Descriptor(root.required("system").text(), zone(root), List.copyOf(categories));
    }

    private static ZoneId zone(DescriptorNode root) {
        DescriptorNode zone = root.required("zone");
        try {
            return ZoneId.of(zone.text());
        } catch (DateTimeException e) {
            throw zone.wrong("Expected a time zone such as Europe/Stockholm, but found '%s'".formatted(zone.text()));
        }
    }

    private static Category category(String name, DescriptorNode node) {
        node.only(
                "collection",
                "person",
                "via",
                "identifiers",
                "recordDate",
                "fields",
                "erase",
                "rectify",
                "restrict",
                "lift");
        Optional<DescriptorNode> person = node.optional("person");
        Optional<Via> via = node.optional("via")
                .map(some -> some.only("category", "path"))
                .map(some -> new Via(
                        some.required("category").text(), some.required("path").text()));
        if (person.isPresent() == via.isPresent()) {
            throw node.wrong(
                    "Expected either 'person', which paths recognise the person, or 'via', which category leads here, but found %s"
                            .formatted(person.isPresent() ? "both" : "neither"));
        }
        List<Recognition> ways = person.map(Recognition::list).orElse(List.of());
        return new Category(
                name,
                node.required("collection").text(),
                ways,
                via,
                Carried.by(ways, node.optional("identifiers")),
                node.optional("recordDate").map(DescriptorNode::text).orElse(null),
                node.required("fields").elements().stream()
                        .map(Descriptor::field)
                        .toList(),
                node.optional("erase").map(Descriptor::erase),
                node.optional("rectify").map(how -> isWord(how, "overwrite")).orElse(false),
                values(node.optional("restrict")),
                values(node.optional("lift")),
                node);
    }

    private static Erase erase(DescriptorNode how) {
        return isWord(how, "delete")
                ? new Erase(Map.of())
                : new Erase(values(Optional.of(how.only("anonymise").required("anonymise"))));
    }

    private static boolean isWord(DescriptorNode node, String word) {
        if (node.isText() && !node.text().equals(word)) {
            throw node.wrong("Expected '%s', but found '%s'".formatted(word, node.text()));
        }
        return node.isText();
    }

    private static Field field(DescriptorNode node) {
        node.only("path", "label", "provided", "corrects");
        return new Field(
                node.required("path").text(),
                node.required("label").text(),
                node.optional("provided").map(DescriptorNode::flag).orElse(false),
                node.optional("corrects").map(DescriptorNode::text));
    }

    private static Map<String, @Nullable Object> values(Optional<DescriptorNode> node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.ifPresent(some -> some.entries().forEach((path, value) -> values.put(path, value.value())));
        return values;
    }

    Category category(String name) {
        return categories.stream()
                .filter(category -> category.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a category of %s, but got '%s'".formatted(system, name)));
    }

    /** The categories whose documents are found through this one. */
    List<Category> dependingOn(Category category) {
        return categories.stream()
                .filter(other -> other.via()
                        .filter(via -> via.category().equals(category.name()))
                        .isPresent())
                .toList();
    }
}
