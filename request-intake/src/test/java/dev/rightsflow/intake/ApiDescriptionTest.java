package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yaml.snakeyaml.Yaml;

/** The description that integrators read says what the code does. */
class ApiDescriptionTest {

    private final Map<String, Object> description = description();

    @Test
    void describesEveryAddress() {
        String base = Objects.requireNonNull(RequestApi.class.getAnnotation(RequestMapping.class))
                .path()[0];
        Set<String> served = Arrays.stream(RequestApi.class.getDeclaredMethods())
                .flatMap(method -> Stream.concat(
                        Stream.ofNullable(method.getAnnotation(GetMapping.class))
                                .map(get -> "get " + base + String.join("", get.value())),
                        Stream.ofNullable(method.getAnnotation(PostMapping.class))
                                .map(post -> "post " + base + String.join("", post.value()))))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = new TreeSet<>();
        at("paths")
                .forEach((path, methods) ->
                        object(methods).keySet().forEach(method -> described.add(method + " " + path)));

        assertThat(described).isEqualTo(served);
    }

    @Test
    void describesEveryFieldWithItsLength() {
        Map<String, Object> lengths = new TreeMap<>();
        lengths("", at("components", "schemas", "Request"), lengths);

        assertThat(lengths)
                .isEqualTo(Arrays.stream(Field.values())
                        .collect(Collectors.toMap(Field::path, Field::longest, (a, b) -> a, TreeMap::new)));
    }

    @Test
    void describesEverythingThatAStatusTells() {
        assertThat(properties("Status")).isEqualTo(components(CaseView.class, "version"));
        assertThat(object(object(at("components", "schemas", "Status", "properties", "kept")
                                        .get("items"))
                                .get("properties"))
                        .keySet())
                .isEqualTo(components(CaseView.Kept.class));
        assertThat(object(object(at("components", "schemas", "Status", "properties", "tasks")
                                        .get("items"))
                                .get("properties"))
                        .keySet())
                .isEqualTo(components(CaseView.Task.class));
        assertThat(properties("Accepted")).isEqualTo(components(RequestApi.Accepted.class));
    }

    private Set<String> properties(String schema) {
        return at("components", "schemas", schema, "properties").keySet();
    }

    private static Set<String> components(Class<?> type, String... but) {
        Set<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        names.removeAll(Set.of(but));
        return names;
    }

    private static void lengths(String prefix, Map<String, Object> schema, Map<String, Object> lengths) {
        assertThat(schema).containsEntry("additionalProperties", false);
        object(schema.get("properties")).forEach((name, property) -> {
            if (object(property).containsKey("properties")) {
                lengths(prefix + name + ".", object(property), lengths);
            } else {
                lengths.put(
                        prefix + name, Objects.requireNonNull(object(property).get("maxLength")));
            }
        });
    }

    private Map<String, Object> at(String... keys) {
        Map<String, Object> found = description;
        for (String key : keys) {
            found = object(found.get(key));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object yaml) {
        return (Map<String, Object>) Objects.requireNonNull(yaml);
    }

    private static Map<String, Object> description() {
        try (InputStream file = ApiDescriptionTest.class.getResourceAsStream("/intake/static/openapi.yaml")) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
