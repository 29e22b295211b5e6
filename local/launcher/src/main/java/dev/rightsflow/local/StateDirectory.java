package dev.rightsflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory that all state is in, held by one process at a time. The operating system gives the lock back when the
 * process dies, however it dies.
 */
final class StateDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String RUNNING = "running";
    private static final String FORMAT = "format";

    /** Moves when what an older version has written cannot be read any more. */
    private static final String TODAYS_FORMAT = "6";

    private final Path path;
    private final FileChannel channel;

    /** Another process holds it; the message says which, and how to stop it. */
    static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUse(String message) {
            super(message);
        }
    }

    /** Another version has written what is in it; the message names the ways out. */
    static final class OtherFormat extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherFormat(String message) {
            super(message);
        }
    }

    private StateDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static StateDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new InUse(inUse(path));
            }
            return new StateDirectory(path.toRealPath(), channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to use the directory " + path + ", but could not", e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Deletes everything in it. */
    void forget() {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path) && !file.equals(path.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to empty " + path + ", but could not", e);
        }
    }

    /**
     * Makes sure that what is in it can be read.
     *
     * @throws OtherFormat if another version has written it
     */
    void expectTodaysFormat() {
        Path format = path.resolve(FORMAT);
        try {
            if (isEmpty()) {
                Files.writeString(format, TODAYS_FORMAT);
            }
            String found = Files.exists(format) ? Files.readString(format).strip() : "1";
            if (!found.equals(TODAYS_FORMAT)) {
                throw new OtherFormat("""
                    Expected the data in %s to be in format %s, but another version of rightsflow has written it in format %s.
                    Forget it with: ./run --fresh
                    Or keep it, and start beside it with: ./run --data DIR\
                    """.formatted(path, TODAYS_FORMAT, found));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + format + ", but could not", e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> file.endsWith(LOCK));
        }
    }

    /** Leaves word for whoever tries to start a second one. */
    void announce(String where) {
        try {
            Files.writeString(path.resolve(RUNNING), ProcessHandle.current().pid() + "\n" + where + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write into " + path + ", but could not", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(RUNNING));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to give " + path + " back, but could not", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String inUse(Path path) throws IOException {
        Path running = path.resolve(RUNNING);
        if (!Files.exists(running)) {
            return "rightsflow is already starting or stopping in " + path
                    + ". Wait for it, or start another beside it: ./run --data DIR --ports 0";
        }
        String[] said = Files.readString(running).split("\n", -1);
        return """
            rightsflow is already running: process %s, %s
            Its data is in %s.
            Stop it with Ctrl-C where it was started, or with: kill %s
            Start another beside it with: ./run --data DIR --ports 0\
            """.formatted(said[0], said.length > 1 ? said[1] : "", path, said[0]);
    }
}
