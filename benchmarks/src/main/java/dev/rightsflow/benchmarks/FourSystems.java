package dev.rightsflow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The shipped policy with four of its systems connected, as many as the job has that other engines were measured on. The
 * others are {@code planned}: nothing is sent to them. Recipients are told by mail.
 */
final class FourSystems {

    static final List<String> NAMES = List.of("crm", "invoicing", "recruitment", "newsletter");

    private static final Pattern OPENDSR = Pattern.compile("(?m)^    opendsr: [a-z.]+\\n");
    private static final Pattern CONNECTION =
            Pattern.compile("(?m)^(  ([a-z-]+):\\n    name: .*\\n    connection: )[a-z-]+$");

    private FourSystems() {}

    /** The setting {@code rightsflow.policy}: where this directory has it. */
    static String policyIn(Path directory) {
        try (InputStream shipped =
                Objects.requireNonNull(FourSystems.class.getResourceAsStream("/policy/softwerk.yml"))) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            Path file = directory.resolve("policy.yml");
            Files.writeString(
                    file,
                    CONNECTION
                            .matcher(OPENDSR.matcher(text).replaceAll(""))
                            .replaceAll(system ->
                                    system.group(1) + (NAMES.contains(system.group(2)) ? "running" : "planned")));
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write a policy to " + directory + ", but could not", e);
        }
    }
}
