package dev.rightsflow.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Every property that a service can be told, from the descriptions that the build makes of all {@code
 * @ConfigurationProperties}; ours count only for the modules that the service is made of.
 */
@NullMarked
final class KnownProperties {

    private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";
    private static final List<String> SHARED = List.of("schemas", "connectors/kit");

    private final Set<String> single = new HashSet<>();
    private final Set<String> groups = new HashSet<>();

    static KnownProperties of(String module) {
        KnownProperties known = new KnownProperties();
        try {
            for (URL url :
                    Collections.list(KnownProperties.class.getClassLoader().getResources(DESCRIPTIONS))) {
                if (isForeign(url) || belongsTo(module, url)) {
                    known.add(url);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static boolean isForeign(URL url) {
        return !url.getPath().contains("rightsflow-") && !url.getPath().contains("/target/classes/");
    }

    private static boolean belongsTo(String module, URL url) {
        return Stream.concat(SHARED.stream(), Stream.of(module))
                .anyMatch(part -> url.getPath().contains("/" + part + "/target/")
                        || url.getPath().contains("rightsflow-" + part.replace("connectors/", "connector-") + "-"));
    }

    private void add(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> description = JsonParserFactory.getJsonParser().parseMap(json);
            for (Object property : (Iterable<?>) Objects.requireNonNull(description.get("properties"))) {
                Map<String, Object> details = ComposeFile.map(property);
                if (String.valueOf(details.get("deprecation")).contains("level=error")) {
                    continue; // A name of old, which Spring Boot no longer reads.
                }
                String type = String.valueOf(details.get("type"));
                boolean many = type.startsWith("java.util.Map") || type.startsWith("java.util.List");
                (many ? groups : single).add(asVariable(String.valueOf(details.get("name"))));
            }
        }
    }

    void add(Set<String> properties) {
        properties.forEach(property -> single.add(asVariable(property)));
    }

    /** By Spring's rule: dots become underscores; dashes vanish, or become underscores too. */
    boolean accept(String variable) {
        String plain = variable.replace("_", "");
        return single.contains(plain) || groups.stream().anyMatch(plain::startsWith);
    }

    private static String asVariable(String property) {
        return property.replaceAll("[.\\-\\[\\]]", "").toUpperCase(Locale.ROOT);
    }
}
