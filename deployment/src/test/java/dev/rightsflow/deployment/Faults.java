package dev.rightsflow.deployment;

import dev.rightsflow.deployment.ComposeFile.Service;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What is not as a rule of {@code docker-compose.yml} says, and where. */
@NullMarked
final class Faults {

    private Faults() {}

    /** A rule, as one service keeps it. */
    interface Check {
        List<String> of(Service service);
    }

    static List<String> in(ComposeFile compose, Check check) {
        return in(List.copyOf(compose.services()), check);
    }

    static List<String> in(List<Service> services, Check check) {
        return services.stream()
                .flatMap(service -> check.of(service).stream().map(fault -> service.name() + ": " + fault))
                .toList();
    }

    static void expect(List<String> faults, boolean asItShouldBe, String otherwise) {
        if (!asItShouldBe) {
            faults.add(otherwise);
        }
    }
}
