package dev.rightsflow.workflow.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads policies: YAML, checked against the published JSON Schema and against itself before anything is made of it. */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * @throws PolicyException with every mistake in the file
     * @throws UncheckedIOException if the file can't be read
     */
    public static Policy load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the policy " + file + ", but could not", e);
        }
    }

    /**
     * A policy on the class path.
     *
     * @param resource absolute, for instance {@code /policy/softwerk.yml}
     */
    public static Policy load(String resource) {
        try (InputStream stream = PolicyFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "Expected a policy " + resource + " on the class path, but there is none");
            }
            String file = resource.substring(resource.lastIndexOf('/') + 1);
            return parse(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the policy " + resource + ", but could not", e);
        }
    }

    /** @param file as messages name it */
    public static Policy parse(String file, String yaml) {
        PolicySource source = new PolicySource(file, yaml);
        List<Mistake> mistakes = mistakes(source);
        if (!mistakes.isEmpty()) {
            throw new PolicyException(file, mistakes);
        }
        return PolicyReader.read(new Section(source.root()));
    }

    /** A policy that was checked when it was put in force, perhaps by an earlier version of the checks. */
    static Policy read(String file, String yaml) {
        return PolicyReader.read(new Section(new PolicySource(file, yaml).root()));
    }

    private static List<Mistake> mistakes(PolicySource source) {
        if (source.isUnreadable()) {
            return source.mistakes();
        }
        return Stream.of(
                        source.mistakes(),
                        new PolicySchema().check(source),
                        new ReferenceChecks(source).check(),
                        new LawChecks(source).check())
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparingInt(Mistake::line))
                .toList();
    }
}
