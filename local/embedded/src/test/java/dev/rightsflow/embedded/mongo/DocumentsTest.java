package dev.rightsflow.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    private static final int SEGMENT = 16 * 1024;
    private static final String CASES = "workflow.cases";
    private static final String HISTORY = "workflow.history";

    @TempDir
    private Path directory;

    @Test
    void keepsWhatWasWrittenThroughCompactionsAndRestarts() {
        Random random = new Random(7);
        Map<String, Integer> expected = new TreeMap<>();
        for (int start = 0; start < 4; start++) {
            try (Documents documents = open(created("original"))) {
                assertThat(read(documents)).isEqualTo(expected);
                for (int i = 0; i < 400; i++) {
                    change(documents, random, expected);
                }
                assertThat(read(documents)).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsWhatWasWrittenThroughCompactionsAndSigkills() {
        Random random = new Random(10);
        Map<String, Integer> expected = new TreeMap<>();
        Path current = created("0");
        for (int start = 1; start < 12; start++) {
            try (Documents documents = open(current)) {
                assertThat(read(documents)).isEqualTo(expected);
                for (int i = 0; i < 150; i++) {
                    change(documents, random, expected);
                }
                Path next = created(Integer.toString(start));
                copy(current, next);
                current = next;
            }
        }
    }

    @Test
    void keepsLittleThatNobodyNeeds() {
        try (Documents documents = open(created("original"))) {
            Random random = new Random(8);
            Map<String, Integer> expected = new TreeMap<>();
            for (int i = 0; i < 3000; i++) {
                change(documents, random, expected);
            }
            assertThat(read(documents)).isEqualTo(expected);
            assertThat(segments(directory.resolve("original"))
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(2 * expected.size() * 500L + 8 * SEGMENT);
        }
    }

    @Test
    void aCommandIsThereAsAWholeOrNotAtAllWhereverACrashCutsTheLog() throws IOException {
        Random random = new Random(9);
        Map<String, Integer> expected = new TreeMap<>();
        List<Map<String, Integer>> states = new ArrayList<>();
        try (Documents documents = open(created("original"))) {
            for (int i = 0; i < 60; i++) {
                change(documents, random, expected);
                states.add(new TreeMap<>(expected));
            }
            Path last = segments(directory.resolve("original"))
                    .max(Comparator.comparingInt(
                            file -> Integer.parseInt(file.toString().replaceAll(".*-", ""))))
                    .orElseThrow();
            long size = Files.size(last);
            assertThat(size).isBetween(1000L, (long) SEGMENT);
            int latest = states.size() - 1;
            for (long length = size; length >= 0; length -= 1 + random.nextInt(97)) {
                Path copy = created("cut-" + length);
                copy(directory.resolve("original"), copy);
                try (var file = Files.newByteChannel(copy.resolve(last.getFileName()), StandardOpenOption.WRITE)) {
                    file.truncate(length);
                }
                try (Documents survivor = open(copy)) {
                    int found = states.lastIndexOf(read(survivor));
                    assertThat(found).isBetween(0, latest);
                    assertThat(length < size || found == latest).isTrue();
                    latest = found;
                }
            }
            assertThat(latest).isLessThan(states.size() - 1);
        }
    }

    @Test
    void readsWhatTheSameCommandHasWritten() {
        try (Documents documents = open(created("original"))) {
            int read = documents.writing(() -> {
                put(documents, "7K3M", 1);
                put(documents, "7K3M", 2);
                return version(documents, "7K3M");
            });
            assertThat(read).isEqualTo(2);
            assertThat(version(documents, "7K3M")).isEqualTo(2);
        }
    }

    @Test
    void whatAFailedCommandHasChangedIsAsDurableAsItIsVisible() {
        try (Documents documents = open(created("original"))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> documents.writing(() -> {
                        put(documents, "7K3M", 1);
                        throw new IllegalStateException("refused");
                    }));
            assertThat(version(documents, "7K3M")).isEqualTo(1);
            try (Documents survivor = open(copied())) {
                assertThat(version(survivor, "7K3M")).isEqualTo(1);
            }
        }
    }

    @Test
    void droppedCollectionsStayDropped() {
        try (Documents documents = open(created("original"))) {
            documents.writing(() -> {
                documents.put(CASES, "7K3M", Bson.encoded(new Document()));
                documents.put(HISTORY, "7K3M", Bson.encoded(new Document()));
                return true;
            });
            documents.writing(() -> {
                documents.drop(CASES);
                return true;
            });
            try (Documents survivor = open(copied())) {
                assertThat(survivor.collections()).containsExactly(HISTORY);
            }
        }
    }

    @Test
    void keysOfEveryKindComeBack() {
        List<Object> keys =
                List.of("7K3M", Keys.of(1), Keys.of(Long.MAX_VALUE), new UUID(1, 2), Keys.of(null), Keys.of(true));
        try (Documents documents = open(created("original"))) {
            documents.writing(() -> {
                keys.forEach(key -> documents.put(CASES, key, Bson.encoded(new Document())));
                return true;
            });
            try (Documents survivor = open(copied())) {
                assertThat(survivor.collection(CASES).keySet()).containsExactlyInAnyOrderElementsOf(keys);
            }
        }
    }

    @Test
    void nothingIsChangedOutsideOfAWrite() {
        try (Documents documents = open(created("original"))) {
            assertThatIllegalStateException().isThrownBy(() -> documents.remove(CASES, "7K3M"));
        }
    }

    /** One command: some documents put, and now and then one removed. */
    private static void change(Documents documents, Random random, Map<String, Integer> expected) {
        documents.writing(() -> {
            for (int i = 0; i < 4; i++) {
                String id = "case-" + random.nextInt(60);
                if (random.nextInt(10) > 0) {
                    int version = random.nextInt();
                    expected.put(id, version);
                    documents.put(
                            CASES,
                            id,
                            Bson.encoded(
                                    new Document("version", version).append("text", "x".repeat(random.nextInt(800)))));
                } else if (expected.remove(id) != null) {
                    documents.remove(CASES, id);
                }
            }
            return true;
        });
    }

    private static void put(Documents documents, String id, int version) {
        documents.put(CASES, id, Bson.encoded(new Document("version", version)));
    }

    private static Map<String, Integer> read(Documents documents) {
        Map<String, Integer> found = new TreeMap<>();
        documents.collection(CASES).keySet().forEach(id -> found.put((String) id, version(documents, id)));
        return found;
    }

    private static int version(Documents documents, Object id) {
        Location location = Objects.requireNonNull(documents.collection(CASES).get(id));
        return (int)
                Objects.requireNonNull(Bson.decoded(documents.read(location)).get("version"));
    }

    private static Documents open(Path path) {
        return Documents.open(path, SEGMENT);
    }

    /** What a process finds that starts after a SIGKILL of the one that runs. */
    private Path copied() {
        Path copy = created("copy");
        copy(directory.resolve("original"), copy);
        return copy;
    }

    private Path created(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        files(from).forEach(file -> {
            try {
                Files.copy(file, to.resolve(file.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Stream<Path> segments(Path path) {
        return files(path).filter(file -> file.toString().contains(".log-"));
    }

    private static Stream<Path> files(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
