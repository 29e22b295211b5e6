package dev.rightsflow.deployment;

import dev.rightsflow.deployment.access.Access;
import dev.rightsflow.deployment.keys.KeyFiles;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * The two jobs that run before the services: {@code keys} makes the secrets that are missing, {@code access} tells the
 * broker who may do what.
 */
public final class Deployment {

    private Deployment() {}

    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "keys" -> keys(Path.of(arguments[1]));
            case "access" -> access(arguments[1], Path.of(arguments[2]), Set.of(arguments[3].split(",")));
            default ->
                throw new IllegalArgumentException(
                        "Expected 'keys <directory>' or 'access <bootstrap servers> <password file> <system>,...'");
        }
    }

    private static void keys(Path directory) {
        Set<String> made = new KeyFiles(directory).complete();
        System.out.println(made.isEmpty() ? "Every secret is there." : "Made what was missing: " + made);
    }

    private static void access(String bootstrapServers, Path password, Set<String> systems) {
        try (Admin admin = Admin.create(Access.administrator(bootstrapServers, password))) {
            Access.grant(admin, systems);
        }
        System.out.println("The broker's rules are those of the catalogue, for the systems " + systems + ".");
    }
}
