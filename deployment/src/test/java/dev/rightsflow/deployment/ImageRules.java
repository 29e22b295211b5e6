package dev.rightsflow.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** What runs is what was built and tested. */
@NullMarked
final class ImageRules {

    private static final Pattern PINNED = Pattern.compile("[^:]+:v?\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.]+)?");

    private ImageRules() {}

    static List<String> everyImageIsPinned(ComposeFile compose) {
        return Faults.in(
                compose,
                service -> service.image().isEmpty()
                                || PINNED.matcher(service.image()).matches()
                        ? List.of()
                        : List.of("the image " + service.image() + " names no version"));
    }

    /** So that what is tested is what runs. */
    static List<String> versionsAreThoseOfTheBuild(ComposeFile compose) {
        String pom = ComposeFile.text("pom.xml");
        Map<String, String> versions = Map.of(
                "apache/kafka", pom.replaceFirst("(?s).*<kafka.version>([^<]+)<.*", "$1"),
                "quay.io/apicurio/apicurio-registry",
                        pom.replaceFirst("(?s).*<apicurio-registry-app.version>([^<]+)<.*", "$1"));
        return Faults.in(compose, service -> {
            String[] image = service.image().split(":");
            String expected = versions.getOrDefault(image[0], "");
            return expected.isEmpty() || image[1].equals(expected)
                    ? List.of()
                    : List.of("is version " + image[1] + ", but the build uses " + expected);
        });
    }

    static List<String> everyImageOfOursIsBuiltFromARunnableModule(ComposeFile compose) {
        String dockerfile = ComposeFile.text("Dockerfile");
        return Faults.in(compose, service -> {
            List<String> faults = new ArrayList<>();
            if (!service.module().isEmpty()) {
                String pom = ComposeFile.text(service.module() + "/pom.xml");
                Faults.expect(faults, pom.contains("spring-boot-maven-plugin"), service.module() + " is not runnable");
                Faults.expect(
                        faults,
                        dockerfile.matches("(?s).*-pl \\S*\\b" + service.module() + "\\b.*"),
                        "the Dockerfile does not build " + service.module());
                Faults.expect(
                        faults,
                        dockerfile.contains(" AS " + service.target() + "\n"),
                        "the Dockerfile has no stage " + service.target());
            }
            return faults;
        });
    }
}
