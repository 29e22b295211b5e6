package dev.rightsflow.testbed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** The testbed of this JVM. It stops when the JVM ends: shutdown hook, child process watch, Testcontainers' reaper. */
final class Shared {

    enum Kind {
        EMBEDDED,
        CONTAINERS
    }

    private static @Nullable Testbed testbed;

    private Shared() {}

    static Kind kind() {
        String asked = System.getProperty("rightsflow.testbed", "embedded");
        return switch (asked) {
            case "embedded" -> Kind.EMBEDDED;
            case "containers" -> Kind.CONTAINERS;
            default ->
                throw new IllegalArgumentException(
                        "Expected rightsflow.testbed to be 'embedded' or 'containers', but it is '" + asked + "'");
        };
    }

    /** Why there is no testbed, where there is none. */
    static Optional<String> missing() {
        if (kind() == Kind.CONTAINERS && !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("No Docker engine here: the suites on containers (Kafka, Apicurio Registry, MongoDB) are"
                    + " skipped; the same suites ran on the embedded parts");
        }
        return Optional.empty();
    }

    static synchronized Testbed testbed() {
        if (testbed == null) {
            testbed = switch (kind()) {
                case EMBEDDED -> EmbeddedTestbed.started();
                case CONTAINERS -> ContainerTestbed.started();
            };
        }
        return testbed;
    }
}
