package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerIT {

    @Test
    void documentsSurviveARestart(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> cases.insertOne(new Document("_id", "7K3M").append("stage", "RECEIVED")));

            server.stop();
            server.start();

            with(
                    server,
                    cases -> assertThat(
                                    cases.find(Filters.eq("stage", "RECEIVED")).first())
                            .containsEntry("_id", "7K3M"));
        }
    }

    @Test
    void anAcknowledgedWriteSurvivesASigkill(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "7K3M").append("version", 1));
                cases.updateOne(Filters.eq("_id", "7K3M"), Updates.set("version", 2));
            });

            try (MongoServer survivor = afterASigkill(directory)) {
                with(survivor, cases -> assertThat(cases.find().first()).containsEntry("version", 2));
            }
        }
    }

    @Test
    void whatIsCarriedOutAgainAfterASigkillCountsOnce(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "7K3M").append("count", 0));
                // Long enough that the store was committed on the way.
                long begun = System.nanoTime();
                for (int i = 0; i < 100 || System.nanoTime() - begun < 2_500_000_000L; i++) {
                    cases.updateOne(Filters.eq("_id", "7K3M"), Updates.inc("count", 1));
                    cases.updateOne(Filters.eq("_id", "7K3M"), Updates.inc("expected", 1));
                }
            });

            try (MongoServer survivor = afterASigkill(directory)) {
                with(survivor, cases -> {
                    Document found = Objects.requireNonNull(cases.find().first());
                    assertThat(found.get("count")).isEqualTo(found.get("expected"));
                });
            }
        }
    }

    @Test
    void aWriteThatACrashCutOffWasNeverThere(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "whole"));
                cases.insertOne(new Document("_id", "cut off"));
            });
            Path copy = copied(directory);
            try (Stream<Path> files = Files.list(copy)) {
                Path journal = files.filter(file -> file.toString().contains(".journal-"))
                        .findFirst()
                        .orElseThrow();
                byte[] bytes = Files.readAllBytes(journal);
                Files.write(journal, Arrays.copyOf(bytes, bytes.length - 5));
            }

            try (MongoServer survivor = MongoServer.in(copy, 0)) {
                survivor.start();
                with(
                        survivor,
                        cases -> assertThat(cases.find().map(found -> found.getString("_id")))
                                .containsExactly("whole"));
            }
        }
    }

    @Test
    void inMemoryItForgets() {
        try (MongoServer server = MongoServer.inMemory()) {
            server.start();
            with(server, cases -> cases.insertOne(new Document("_id", "7K3M")));

            server.stop();
            server.start();

            with(server, cases -> assertThat(cases.countDocuments()).isZero());
        }
    }

    /** What a process finds that starts after a SIGKILL of the one that runs. */
    private static MongoServer afterASigkill(Path directory) throws IOException {
        MongoServer survivor = MongoServer.in(copied(directory), 0);
        survivor.start();
        return survivor;
    }

    private static Path copied(Path directory) throws IOException {
        Path copy = Files.createDirectories(directory.resolve("copy"));
        try (Stream<Path> files = Files.list(directory.resolve("original"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static void with(MongoServer server, Consumer<MongoCollection<Document>> work) {
        try (var client = MongoClients.create(server.uri("workflow"))) {
            work.accept(client.getDatabase("workflow").getCollection("cases"));
        }
    }
}
