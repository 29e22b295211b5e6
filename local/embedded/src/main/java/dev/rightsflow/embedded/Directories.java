package dev.rightsflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories of the parts. */
final class Directories {

    private Directories() {}

    static Path created(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to create " + directory + ", but could not", e);
        }
    }

    static Path temporary(String purpose) {
        try {
            return Files.createTempDirectory("rightsflow-" + purpose + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to create a temporary directory, but could not", e);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Temporary anyway: the operating system clears what is left.
        }
    }
}
