package dev.rightsflow.workflow.notices.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where templates are read from: a file of the controller's own directory wins over the shipped one of the same name. */
final class Sources {

    private static final String SHIPPED = "/notices/";

    private final @Nullable Path overrides;

    Sources(@Nullable Path overrides) {
        this.overrides = overrides;
    }

    /**
     * @param name relative to the directory, for instance {@code sv/refused.md}
     * @return empty if neither the controller nor the product has such a file
     */
    Optional<List<SourceLine>> read(String name) {
        if (overrides != null) {
            Path own = overrides.resolve(name);
            if (Files.isRegularFile(own)) {
                try {
                    return Optional.of(lines(own.toString(), Files.readString(own)));
                } catch (CharacterCodingException e) {
                    throw new FaultyTemplatesException(
                            List.of(new Fault(own.toString(), 0, "Expected UTF-8, but found other bytes")));
                } catch (IOException e) {
                    throw new UncheckedIOException("Expected to read " + own + ", but could not", e);
                }
            }
        }
        try (InputStream shipped = Sources.class.getResourceAsStream(SHIPPED + name)) {
            return shipped == null
                    ? Optional.empty()
                    : Optional.of(lines(name, new String(shipped.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the shipped " + name + ", but could not", e);
        }
    }

    /** Files of the controller's directory by name relative to it; they must all be known, or a misspelt one would change nothing unseen. */
    List<String> overriding() {
        if (overrides == null) {
            return List.of();
        }
        if (!Files.isDirectory(overrides)) {
            throw new FaultyTemplatesException(List.of(
                    new Fault(overrides.toString(), 0, "Expected a directory with templates, but there is none")));
        }
        try (Stream<Path> files = Files.walk(overrides)) {
            Path root = overrides;
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + overrides + ", but could not", e);
        }
    }

    String describe(String name) {
        return overrides == null ? name : overrides.resolve(name).toString();
    }

    private static List<SourceLine> lines(String file, String content) {
        List<SourceLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            lines.add(new SourceLine(file, ++number, line.stripTrailing()));
        }
        return lines;
    }
}
