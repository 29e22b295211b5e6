package dev.rightsflow.deployment;

import dev.rightsflow.deployment.ComposeFile.Service;
import dev.rightsflow.deployment.keys.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What Spring Boot makes of a service's own configuration file, its environment and its secrets; nothing is started. */
@NullMarked
final class Settings {

    /** Made once, since hashing a password takes a while. */
    private static final Map<String, String> SECRETS = Secrets.missing(Map.of());

    private static final String ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final StandardEnvironment environment = new StandardEnvironment();

    private Settings(Service service) {
        Map<String, Object> variables = new HashMap<>(service.environment());
        // The directory of secrets is not on this machine; a map stands in for it.
        variables.remove("SPRING_CONFIG_IMPORT");
        MutablePropertySources sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(ENVIRONMENT, new SystemEnvironmentPropertySource(ENVIRONMENT, variables));
        sources.addFirst(new MapPropertySource("name", Map.of("spring.config.name", configurationName(service))));
        sources.addLast(new MapPropertySource("secrets", secretsOf(service.reader())));
        RandomValuePropertySource.addToEnvironment(environment);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
    }

    static Settings of(Service service) {
        return new Settings(service);
    }

    /** {@code connectors/jdbc} is configured by {@code connector-jdbc.yml}. */
    static String configurationName(Service service) {
        return service.module().replace("connectors/", "connector-");
    }

    private static Map<String, Object> secretsOf(String reader) {
        Map<String, Object> files = new HashMap<>();
        SECRETS.forEach((place, secret) -> {
            if (place.startsWith(reader + "/")) {
                files.put(place.substring(reader.length() + 1), secret);
            }
        });
        return files;
    }

    String get(String property) {
        return environment.getProperty(property, "");
    }

    Binder binder() {
        return Binder.get(environment);
    }

    /** Every property of the service's own files. */
    Set<String> ownNames() {
        Set<String> names = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(source -> source.getName().startsWith("Config resource"))
                .forEach(source -> names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames())));
        return names;
    }

    /** Settings whose value names another that nobody gives. */
    List<String> unresolved(Set<String> names) {
        List<String> unresolved = new ArrayList<>();
        for (String name : names) {
            try {
                environment.resolveRequiredPlaceholders(environment.getProperty(name, ""));
            } catch (IllegalArgumentException e) {
                unresolved.add(name + ": " + e.getMessage());
            }
        }
        return unresolved;
    }
}
