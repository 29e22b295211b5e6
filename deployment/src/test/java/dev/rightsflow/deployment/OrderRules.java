package dev.rightsflow.deployment;

import dev.rightsflow.deployment.ComposeFile.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Who waits for whom, and how it is seen that they are there. */
@NullMarked
final class OrderRules {

    private OrderRules() {}

    static List<String> everyDependencyCanBeWaitedFor(ComposeFile compose) {
        return Faults.in(compose, service -> {
            List<String> faults = new ArrayList<>();
            service.dependencies()
                    .forEach((name, condition) -> compose.service(name)
                            .ifPresentOrElse(
                                    needed -> Faults.expect(
                                            faults,
                                            needed.isJob()
                                                    ? condition.equals("service_completed_successfully")
                                                    : condition.equals("service_healthy")
                                                            && !needed.healthcheck()
                                                                    .isEmpty(),
                                            "waits for " + name + " with " + condition
                                                    + ", but it is a job or has no health check"),
                                    () -> faults.add("depends on " + name + ", which does not exist")));
            return faults;
        });
    }

    static List<String> whoeverReadsSecretsWaitsForThem(ComposeFile compose) {
        return Faults.in(
                compose,
                service -> service.reader().isEmpty() || waitsForKeys(compose, service)
                        ? List.of()
                        : List.of("reads secrets, but does not wait for keys, not even through what it waits for"));
    }

    private static boolean waitsForKeys(ComposeFile compose, Service service) {
        return service.dependencies().keySet().stream()
                .anyMatch(name -> name.equals("keys")
                        || compose.service(name)
                                .filter(needed -> waitsForKeys(compose, needed))
                                .isPresent());
    }

    static List<String> everyHealthCheckAsksWhatIsThere(ComposeFile compose) {
        return Faults.in(compose, service -> {
            if (service.module().isEmpty() || service.isJob()) {
                return service.isJob() || !service.healthcheck().isEmpty() ? List.of() : List.of("has no health check");
            }
            Settings settings = Settings.of(service);
            String server = settings.get("server.port").isEmpty() ? "8080" : settings.get("server.port");
            String management = settings.get("management.server.port");
            List<String> expected =
                    List.of("CMD", "healthy", management.isEmpty() ? server : management, "/actuator/health/readiness");
            List<String> faults = new ArrayList<>();
            Faults.expect(
                    faults,
                    service.healthcheck().equals(expected),
                    "is asked " + service.healthcheck() + ", but listens to " + expected);
            Faults.expect(
                    faults,
                    settings.get("management.endpoints.web.exposure.include").contains("health"),
                    "does not expose its health");
            Faults.expect(
                    faults,
                    settings.get("management.endpoint.health.probes.enabled").equals("true"),
                    "has no readiness probe");
            return faults;
        });
    }
}
