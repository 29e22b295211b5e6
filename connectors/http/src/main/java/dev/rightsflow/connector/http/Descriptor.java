package dev.rightsflow.connector.http;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.rightsflow.connector.kit.descriptor.DescriptorNode;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A system behind an HTTP API, as its descriptor tells it.
 *
 * @param check path that answers a GET when address and token are right
 * @param purposes of the policy to what the API calls them
 */
record Descriptor(
        String system,
        Duration timeout,
        int requestsPerSecond,
        String check,
        Map<String, String> purposes,
        List<Category> categories) {

    /**
     * Records of one category.
     *
     * @param find each is one way to recognise the person, used if the person gave all the identifiers that it names
     * @param records where the records are in the answer to {@code find}
     * @param id where a record has its id
     * @param read path of one record, with {@code {id}}; where there is none, a record is read as it is found
     * @param eraseAll erases by who the person is all that there is of them; in place of {@code erase}
     */
    record Category(
            String name,
            List<Call> find,
            JsonPath records,
            JsonPath id,
            Optional<JsonPath> recordDate,
            List<Field> fields,
            Optional<String> read,
            Optional<String> erase,
            Optional<Call> eraseAll,
            Optional<String> rectify,
            Optional<Patch> restrict,
            Optional<Patch> lift,
            Optional<Suppress> suppress) {

        boolean erases() {
            return erase.isPresent() || eraseAll.isPresent();
        }
    }

    /** @param property as it stands in a patch: the path without its leading {@code $.} */
    record Field(JsonPath path, String property, String label, boolean provided, Optional<String> corrects) {}

    /** @param path with {@code {id}} */
    record Patch(String path, Map<String, @Nullable Object> body) {}

    /** @param identifiers that the body carries, beside the topics */
    record Suppress(String path, List<String> identifiers) {}

    static Descriptor read(String file, Reader yaml) {
        DescriptorNode root = DescriptorNode.read(file, yaml)
                .only("system", "timeout", "requestsPerSecond", "check", "purposes", "categories");
        List<Category> categories = new ArrayList<>();
        DescriptorNode listed = root.required("categories");
        listed.entries().forEach((name, node) -> categories.add(category(name, node)));
        if (categories.isEmpty()) {
            throw listed.wrong("Expected at least one category, but found none");
        }
        Map<String, String> purposes = new TreeMap<>();
        root.optional("purposes")
                .ifPresent(named -> named.entries().forEach((purpose, topic) -> purposes.put(purpose, topic.text())));
        return new Descriptor(
                root.required("system").text(),
                duration(root.required("timeout")),
                positive(root.required("requestsPerSecond")),
                path(root.required("check")),
                purposes,
                List.copyOf(categories));
    }

    private static Category category(String name, DescriptorNode node) {
        node.only(
                "find",
                "records",
                "id",
                "recordDate",
                "fields",
                "read",
                "erase",
                "rectify",
                "restrict",
                "lift",
                "suppress");
        return new Category(
                name,
                node.required("find").elements().stream()
                        .map(Descriptor::search)
                        .toList(),
                jsonPath(node.required("records")),
                jsonPath(node.required("id")),
                node.optional("recordDate").map(Descriptor::jsonPath),
                node.required("fields").elements().stream()
                        .map(Descriptor::field)
                        .toList(),
                node.optional("read").map(Descriptor::ofOne),
                node.optional("erase")
                        .flatMap(erase -> erase.only("delete", "post", "body").optional("delete"))
                        .map(Descriptor::ofOne),
                node.optional("erase")
                        .filter(erase -> erase.optional("delete").isEmpty())
                        .map(Descriptor::search),
                node.optional("rectify")
                        .map(rectify -> ofOne(rectify.only("patch").required("patch"))),
                node.optional("restrict").map(Descriptor::patch),
                node.optional("lift").map(Descriptor::patch),
                node.optional("suppress").map(Descriptor::suppress));
    }

    private static Field field(DescriptorNode node) {
        node.only("path", "label", "provided", "corrects");
        DescriptorNode path = node.required("path");
        return new Field(
                jsonPath(path),
                path.text().substring(path.text().lastIndexOf('.') + 1),
                node.required("label").text(),
                node.optional("provided").map(DescriptorNode::flag).orElse(false),
                node.optional("corrects").map(DescriptorNode::text));
    }

    private static Patch patch(DescriptorNode node) {
        node.only("patch", "body");
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        node.required("body").entries().forEach((property, value) -> body.put(property, value.value()));
        return new Patch(ofOne(node.required("patch")), body);
    }

    private static Suppress suppress(DescriptorNode node) {
        node.only("put", "identifiers");
        return new Suppress(
                path(node.required("put")), node.required("identifiers").texts());
    }

    private static String path(DescriptorNode node) {
        if (!node.text().startsWith("/")) {
            throw node.wrong("Expected a path that starts with '/', but found '%s'".formatted(node.text()));
        }
        return node.text();
    }

    private static String ofOne(DescriptorNode node) {
        if (!path(node).contains("{id}")) {
            throw node.wrong("Expected a path with '{id}', but found '%s'".formatted(node.text()));
        }
        return node.text();
    }

    /** A search without an identifier would find everybody. */
    private static Call search(DescriptorNode node) {
        Call call = node.isText() ? Call.get(path(node)) : post(node);
        if (call.identifiers().isEmpty()) {
            throw node.wrong("Expected a %s an identifier, such as '{email}', but found '%s'"
                    .formatted(
                            call.body() == null ? "path that searches for" : "path or body that names", call.path()));
        }
        return call;
    }

    private static Call post(DescriptorNode node) {
        node.only("post", "body", "nextPage");
        return new Call(
                path(node.required("post")),
                node.required("body").tree(),
                node.optional("nextPage")
                        .map(page -> new Call.NextPage(
                                jsonPath(page.only("token", "property").required("token")),
                                page.required("property").text())));
    }

    private static JsonPath jsonPath(DescriptorNode node) {
        try {
            return JsonPath.compile(node.text());
        } catch (InvalidPathException e) {
            throw node.wrong("Expected a JSON path such as $.name, but found '%s'".formatted(node.text()));
        }
    }

    private static Duration duration(DescriptorNode node) {
        try {
            return DurationStyle.detectAndParse(node.text());
        } catch (IllegalArgumentException e) {
            throw node.wrong("Expected a duration such as 10s, but found '%s'".formatted(node.text()));
        }
    }

    private static int positive(DescriptorNode node) {
        if (node.value() instanceof Long number && number > 0 && number <= 10_000) {
            return number.intValue();
        }
        throw node.wrong("Expected a number from 1 to 10000, but found '%s'".formatted(node.text()));
    }
}
