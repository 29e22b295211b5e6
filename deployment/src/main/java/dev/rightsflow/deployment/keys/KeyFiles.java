package dev.rightsflow.deployment.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The secrets as files: one directory a reader, so that each can be a volume that this reader alone mounts. Files that are
 * there are never touched, so that a second start changes nothing.
 */
public final class KeyFiles {

    /** Owner and group, since the databases' images have users of their own, who are added to the group. */
    private static final String MODE = "r--r-----";

    private final Path root;

    public KeyFiles(Path root) {
        this.root = root;
    }

    /** @return the places that were filled */
    public Set<String> complete() {
        Map<String, String> missing = Secrets.missing(present());
        missing.forEach(this::write);
        return missing.keySet();
    }

    private Map<String, String> present() {
        Map<String, String> present = new TreeMap<>();
        for (String place : Secrets.places()) {
            Path file = root.resolve(place);
            try {
                if (Files.exists(file)) {
                    present.put(place, Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
            }
        }
        return present;
    }

    /** A crash leaves either the whole file or none: half a key would be taken for a whole one at the next start. */
    private void write(String place, String secret) {
        Path file = root.resolve(place);
        Path unfinished = file.resolveSibling("." + file.getFileName());
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, secret, StandardOpenOption.WRITE);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(MODE));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but could not", e);
        }
    }
}
