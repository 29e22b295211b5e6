package dev.rightsflow.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a demo must remember, so that one that was killed goes on where it was. */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FINISHED = "finished";

    private final Path directory;

    Journal(Path directory) {
        this.directory = directory;
    }

    /** Whether a demo in this state directory has come to its end, so that the next one starts anew. */
    static boolean isFinished(Path state) {
        return Files.exists(state.resolve("demo").resolve(FINISHED));
    }

    void finish() {
        write(FINISHED, "");
    }

    /** Names this run: the same for its requests, also when they are sent again. */
    String run() {
        return read("run").orElseGet(() -> {
            String run = UUID.randomUUID().toString();
            write("run", run);
            return run;
        });
    }

    Optional<Map<String, Map<String, Long>>> before() {
        return read("before.json").map(text -> JSON.readValue(text, new TypeReference<>() {}));
    }

    void before(Map<String, Map<String, Long>> held) {
        write("before.json", JSON.writeValueAsString(held));
    }

    Map<String, PublicApi.Accepted> accepted() {
        Map<String, PublicApi.Accepted> accepted = new LinkedHashMap<>();
        read("accepted")
                .ifPresent(text -> text.lines()
                        .map(line -> line.split(" ", 3))
                        .filter(words -> words.length == 3)
                        .forEach(words -> accepted.put(words[0], new PublicApi.Accepted(words[1], words[2]))));
        return accepted;
    }

    void accepted(String id, PublicApi.Accepted request) {
        append("accepted", id + " " + request.reference() + " " + request.secret() + "\n");
    }

    /** The reference under which a line is being entered by staff: the same, also when it is entered again. */
    Optional<String> entering(String id) {
        return read("entering-" + id);
    }

    void entering(String id, String reference) {
        write("entering-" + id, reference);
    }

    /** How many steps of the staff were taken for a line. */
    Map<String, Integer> decided() {
        Map<String, Integer> decided = new LinkedHashMap<>();
        read("decided").ifPresent(text -> text.lines().forEach(id -> decided.merge(id, 1, Integer::sum)));
        return decided;
    }

    void decided(String id) {
        append("decided", id + "\n");
    }

    private void append(String name, String line) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String name) {
        try {
            Path file = directory.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
