package dev.rightsflow.deployment;

import static java.util.stream.Collectors.toCollection;

import dev.rightsflow.deployment.ComposeFile.Mount;
import dev.rightsflow.deployment.ComposeFile.Service;
import dev.rightsflow.deployment.keys.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** Every secret reaches its one reader, and nobody else. */
@NullMarked
final class SecretRules {

    private SecretRules() {}

    /** The table of secrets in ARCHITECTURE.md is the agreement. */
    static List<String> everyServiceGetsItsSecrets(ComposeFile compose) {
        return Faults.in(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            String kind = service.module().startsWith("connectors/") ? "each connector" : service.name();
            return ComposeFile.text("ARCHITECTURE.md")
                    .lines()
                    .filter(line -> line.startsWith("| `RIGHTSFLOW_"))
                    .map(line -> line.split(" *\\| *"))
                    .filter(row -> List.of(row[2].split(", ")).contains(kind))
                    .map(row -> row[1].replace("`", ""))
                    .filter(secret -> settings.get(property(secret)).isEmpty())
                    .map(secret -> "does not get " + secret)
                    .toList();
        });
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    static List<String> everyNameAtTheBrokerIsItsOwn(ComposeFile compose) {
        String users = compose.service("kafka-1")
                .map(kafka -> kafka.environment().get("KAFKA_LISTENER_NAME_CLIENTS_PLAIN_SASL_JAAS_CONFIG"))
                .orElse("");
        return Faults.in(compose.ours(), service -> {
            Settings settings = Settings.of(service);
            String name = settings.get("spring.application.name");
            List<String> faults = new ArrayList<>();
            Faults.expect(
                    faults,
                    settings.get("spring.kafka.properties.sasl.jaas.config").contains("username=\"" + name + "\""),
                    "does not come to the broker as " + name);
            Faults.expect(
                    faults,
                    users.contains("user_" + name + "=\"${keys:/run/keys:" + name + "}\""),
                    "comes to the broker as " + name + ", which the broker does not know");
            Faults.expect(
                    faults,
                    Secrets.places().contains("kafka/" + name),
                    "comes to the broker as " + name + ", for which there is no password");
            return faults;
        });
    }

    static List<String> everySecretHasAVolumeAndOneReader(ComposeFile compose) {
        Set<String> readers = Secrets.places().stream()
                .map(place -> place.substring(0, place.indexOf('/')))
                .collect(toCollection(TreeSet::new));
        List<String> faults = new ArrayList<>();
        List<Mount> made = compose.service("keys").map(Service::mounts).orElse(List.of());
        for (String reader : readers) {
            Faults.expect(
                    faults,
                    made.contains(new Mount("keys-" + reader, "/keys/" + reader, false)),
                    "keys: has no volume for the secrets of " + reader);
            Faults.expect(
                    faults,
                    ComposeFile.text("Dockerfile").matches("(?s).*RUN mkdir [^&]*\\b" + reader + "\\b.*"),
                    "Dockerfile: makes no directory for the secrets of " + reader);
        }
        for (Service service : compose.services()) {
            for (Mount mount : service.mounts()) {
                Faults.expect(
                        faults,
                        !mount.target().equals("/run/keys") || (mount.readOnly() && readers.contains(service.reader())),
                        service.name() + ": mounts " + mount.source()
                                + ", which no secret is made for, or may write to it");
            }
        }
        return faults;
    }
}
