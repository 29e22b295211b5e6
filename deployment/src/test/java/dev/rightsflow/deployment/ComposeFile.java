package dev.rightsflow.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml} as Compose sees it in a fresh checkout, where no variable is set. */
@NullMarked
final class ComposeFile {

    private static final int ALIASES = 500;
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\$|\\{(\\w+)(:-([^}]*))?})");

    private final Map<String, Object> document;
    private final Map<String, Service> services = new LinkedHashMap<>();

    private ComposeFile(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES);
        this.document = map(new Yaml(new SafeConstructor(options)).load(yaml));
        section("services").forEach((name, body) -> services.put(name, new Service(name, map(body))));
    }

    static ComposeFile read() {
        return read(UnaryOperator.identity());
    }

    /** A copy, to break. */
    static ComposeFile read(UnaryOperator<String> edit) {
        return new ComposeFile(edit.apply(text("docker-compose.yml")));
    }

    /** A file of the repository; Maven runs tests in the module's folder. */
    static String text(String path) {
        try {
            return Files.readString(Path.of("..", path));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + path + " of the repository", e);
        }
    }

    Collection<Service> services() {
        return services.values();
    }

    Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** Built from a module of ours, and meant to stay up. */
    List<Service> ours() {
        return services().stream()
                .filter(service -> !service.module().isEmpty() && !service.isJob())
                .toList();
    }

    Map<String, Object> section(String name) {
        return map(document.get(name));
    }

    /** The value with the defaults of its variables; a variable without one stays as it is. */
    static String interpolated(String value) {
        Matcher variables = VARIABLE.matcher(value);
        StringBuilder result = new StringBuilder();
        while (variables.find()) {
            boolean dollar = variables.group(1) == null;
            String replacement = dollar ? "$" : Objects.requireNonNullElse(variables.group(3), variables.group());
            variables.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return variables.appendTail(result).toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<String> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many -> many.stream().map(Objects::toString).toList();
            default -> List.of(value.toString());
        };
    }

    /** One service, with what its anchors brought. */
    record Service(String name, Map<String, Object> body) {

        String text(String key) {
            return Objects.toString(body.get(key), "");
        }

        String image() {
            return text("image");
        }

        /** The folder of the Maven module that the image is built from, or nothing. */
        String module() {
            return Objects.toString(map(map(body.get("build")).get("args")).get("MODULE"), "");
        }

        String target() {
            return Objects.toString(map(body.get("build")).get("target"), "");
        }

        boolean isJob() {
            return text("restart").startsWith("on-failure");
        }

        Map<String, String> environment() {
            Map<String, String> environment = new TreeMap<>();
            map(body.get("environment"))
                    .forEach((name, value) -> environment.put(name, interpolated(value.toString())));
            return environment;
        }

        /** The condition of each. */
        Map<String, String> dependencies() {
            Map<String, String> conditions = new TreeMap<>();
            map(body.get("depends_on"))
                    .forEach((name, details) ->
                            conditions.put(name, Objects.toString(map(details).get("condition"))));
            return conditions;
        }

        List<String> healthcheck() {
            return list(map(body.get("healthcheck")).get("test"));
        }

        List<String> networks() {
            return list(body.get("networks"));
        }

        List<Mount> mounts() {
            return list(body.get("volumes")).stream().map(Mount::parse).toList();
        }

        List<String> ports() {
            return list(body.get("ports")).stream()
                    .map(ComposeFile::interpolated)
                    .toList();
        }

        /** Whose secrets it reads: the name of the volume without {@code keys-}, or nothing. */
        String reader() {
            return mounts().stream()
                    .filter(mount -> mount.target().equals("/run/keys"))
                    .map(mount -> mount.source().replaceFirst("^keys-", ""))
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param source a volume's name, or a path that starts with a dot */
    record Mount(String source, String target, boolean readOnly) {

        static Mount parse(String text) {
            String[] parts = text.split(":");
            return new Mount(parts[0], parts[1], parts.length > 2 && parts[2].equals("ro"));
        }

        boolean isVolume() {
            return !source.startsWith(".");
        }
    }
}
