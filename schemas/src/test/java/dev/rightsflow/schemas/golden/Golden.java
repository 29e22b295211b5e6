package dev.rightsflow.schemas.golden;

import dev.rightsflow.schemas.Extract;
import dev.rightsflow.schemas.LocatedIdentifiers;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.topics.Topic;
import dev.rightsflow.schemas.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * One published version of a record: its schema, and bytes that were written with it, {@code v<n>.avsc} and
 * {@code v<n>.hex}, a line for each record. Records of that version lie on topics and in backups, so these files are
 * never changed; a changed contract adds a version.
 */
record Golden(String type, int version, Schema schema, List<byte[]> records) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Whatever is published: the value of each topic, and the plain texts of sealed fields. */
    static List<Schema> published() {
        Stream<Schema> values = Topics.all(List.of("system")).stream().map(Topic::schema);
        return Stream.concat(
                        values,
                        Stream.of(SubjectDetails.SCHEMA$, Message.SCHEMA$, Extract.SCHEMA$, LocatedIdentifiers.SCHEMA$))
                .toList();
    }

    /** The versions of a record, oldest first. */
    static List<Golden> of(Schema today) {
        Path folder = FOLDER.resolve(today.getName());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".avsc"))
                    .map(name -> Integer.valueOf(name.replaceAll("\\D", "")))
                    .sorted()
                    .map(version -> read(today.getName(), version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write() {
        Path folder = FOLDER.resolve(type);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("v" + version + ".avsc"),
                    org.apache.avro.SchemaFormatter.format("json/pretty", schema) + "\n");
            Files.write(
                    folder.resolve("v" + version + ".hex"),
                    records.stream().map(HexFormat.of()::formatHex).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden read(String type, int version) {
        Path folder = FOLDER.resolve(type);
        try {
            Schema schema = new Schema.Parser().parse(Files.readString(folder.resolve("v" + version + ".avsc")));
            List<byte[]> records = Files.readAllLines(folder.resolve("v" + version + ".hex")).stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();
            return new Golden(type, version, schema, records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type + " v" + version;
    }
}
