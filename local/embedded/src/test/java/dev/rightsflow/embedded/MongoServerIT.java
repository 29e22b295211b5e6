package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    void whatIsReadAgainAfterASigkillCountsOnce(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "7K3M").append("count", 0));
                for (int i = 0; i < 100; i++) {
                    cases.updateOne(Filters.eq("_id", "7K3M"), Updates.inc("count", 1));
                    cases.updateOne(Filters.eq("_id", "7K3M"), Updates.inc("expected", 1));
                }
            });

            try (MongoServer survivor = afterASigkill(directory)) {
                with(survivor, cases -> {
                    Document found = Objects.requireNonNull(cases.find().first());
                    assertThat(found).containsEntry("count", 100).containsEntry("expected", 100);
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
                Path log = files.filter(file -> file.toString().contains(".log-"))
                        .findFirst()
                        .orElseThrow();
                byte[] bytes = Files.readAllBytes(log);
                Files.write(log, Arrays.copyOf(bytes, bytes.length - 5));
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
    void replacesAtTheVersionThatIsNamedAndMatchesNothingAtAnother(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
                cases.insertMany(List.of(aCase("a", 1L), aCase("b", 1L), aCase("c", 1L)));

                BulkWriteResult result = cases.bulkWrite(
                        List.of(
                                new ReplaceOneModel<>(at("a", 1L), aCase("a", 2L)),
                                new ReplaceOneModel<>(at("a", 2L), aCase("a", 3L)),
                                new ReplaceOneModel<>(at("b", 7L), aCase("b", 8L)),
                                new ReplaceOneModel<>(at("c", 1), aCase("c", 2L)),
                                new ReplaceOneModel<>(at("none", 1L), aCase("none", 2L))),
                        new BulkWriteOptions().ordered(false));

                assertThat(result.getMatchedCount()).isEqualTo(3);
                assertThat(result.getModifiedCount()).isEqualTo(3);
                assertThat(cases.find(at("a", 3L)).first()).isEqualTo(aCase("a", 3L));
                assertThat(cases.find(at("a", 1L)).first()).isNull();
            });

            try (MongoServer survivor = afterASigkill(directory)) {
                with(
                        survivor,
                        cases -> assertThat(cases.find())
                                .containsExactly(aCase("a", 3L), aCase("b", 1L), aCase("c", 2L)));
            }
        }
    }

    @Test
    void comparesAVersionOfAnotherTypeAsMongoDbDoes(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "a").append("version", 1.0));
                cases.insertOne(new Document("_id", "b").append("version", List.of(1L, 2L)));
                cases.insertOne(new Document("_id", "c").append("version", "1"));

                assertThat(cases.replaceOne(at("a", 1L), aCase("a", 2L)).getMatchedCount())
                        .isOne();
                assertThat(cases.replaceOne(at("b", 2L), aCase("b", 3L)).getMatchedCount())
                        .isOne();
                assertThat(cases.replaceOne(at("c", 1L), aCase("c", 2L)).getMatchedCount())
                        .isZero();
            });
        }
    }

    @Test
    void putsOnceWhatIsPutTwice(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                List<ReplaceOneModel<Document>> writes = Stream.of("a", "b")
                        .map(id -> new ReplaceOneModel<>(
                                Filters.eq("_id", id), aCase(id, 1L), new ReplaceOptions().upsert(true)))
                        .toList();

                assertThat(cases.bulkWrite(writes).getUpserts())
                        .extracting(upsert ->
                                upsert.getIndex() + upsert.getId().asString().getValue())
                        .containsExactly("0a", "1b");
                BulkWriteResult again = cases.bulkWrite(writes);

                assertThat(again.getUpserts()).isEmpty();
                assertThat(again.getMatchedCount()).isEqualTo(2);
                assertThat(again.getModifiedCount()).isZero();
            });
        }
    }

    @Test
    void refusesAnIdThatIsThereAndTakesTheOthers(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(aCase("b", 1L));

                assertThatExceptionOfType(MongoBulkWriteException.class)
                        .isThrownBy(() -> cases.insertMany(
                                List.of(aCase("a", 2L), aCase("b", 2L), aCase("c", 2L), aCase("c", 3L)),
                                new InsertManyOptions().ordered(false)))
                        .satisfies(e -> assertThat(e.getWriteErrors())
                                .extracting(error -> error.getIndex() + ":" + error.getCode())
                                .containsExactly("1:11000", "3:11000"));
                assertThat(cases.find()).containsExactly(aCase("a", 2L), aCase("b", 1L), aCase("c", 2L));
            });
        }
    }

    @Test
    void refusesWhatAnotherUniqueIndexForbidsAlsoAfterARestart(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                cases.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
                cases.insertMany(List.of(
                        new Document("_id", "a").append("name", "x"), new Document("_id", "b").append("name", "y")));
            });

            server.stop();
            server.start();

            with(server, cases -> {
                assertThatExceptionOfType(MongoWriteException.class)
                        .isThrownBy(() -> cases.insertOne(new Document("_id", "c").append("name", "x")))
                        .withMessageContaining("E11000");
                assertThatExceptionOfType(MongoWriteException.class)
                        .isThrownBy(() ->
                                cases.replaceOne(Filters.eq("_id", "b"), new Document("_id", "b").append("name", "x")))
                        .withMessageContaining("E11000");
                cases.deleteOne(Filters.eq("_id", "a"));
                cases.replaceOne(Filters.eq("_id", "b"), new Document("_id", "b").append("name", "x"));
                assertThat(cases.find(Filters.eq("name", "x")).first()).containsEntry("_id", "b");
            });
        }
    }

    @Test
    void whatIsNotAPlainReplacementSurvivesASigkillToo(@TempDir Path directory) throws IOException {
        try (MongoServer server = MongoServer.in(directory.resolve("original"), 0)) {
            server.start();
            with(server, cases -> {
                cases.insertMany(List.of(aCase("a", 1L), aCase("b", 1L), aCase("c", 1L), aCase("d", 1L)));
                cases.insertOne(new Document("_id", 5).append("version", 1L));
                cases.deleteMany(Filters.in("_id", List.of("a", "c")));
                cases.updateMany(Filters.eq("version", 1L), Updates.set("seen", true));
                cases.findOneAndUpdate(Filters.eq("_id", "b"), Updates.inc("version", 1L));
                cases.replaceOne(Filters.eq("_id", 5.0), new Document("version", 9L));
            });

            try (MongoServer survivor = afterASigkill(directory)) {
                with(survivor, cases -> {
                    assertThat(cases.find(Filters.in("_id", List.of("d", "b", "a", "b"))))
                            .containsExactly(
                                    aCase("b", 2L).append("seen", true),
                                    aCase("d", 1L).append("seen", true));
                    assertThat(cases.find(Filters.eq("_id", 5)).first()).containsEntry("version", 9L);
                    assertThat(cases.countDocuments()).isEqualTo(3);
                    assertThat(cases.find(new Document("_id", "d").append("seen", false)))
                            .isEmpty();
                });
            }
        }
    }

    @Test
    void takesMessagesOfEverySize(@TempDir Path directory) {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                for (int length = 1; length < 15_000_000; length = length * 7 + 1) {
                    Document large = aCase("large", length).append("text", "x".repeat(length));
                    cases.replaceOne(Filters.eq("_id", "large"), large, new ReplaceOptions().upsert(true));
                    assertThat(cases.find(Filters.eq("_id", "large")).first()).isEqualTo(large);
                }
            });
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

    private static Document aCase(String id, long version) {
        return new Document("_id", id).append("version", version).append("stage", "RECEIVED");
    }

    private static Document at(String id, Object version) {
        return new Document("_id", id).append("version", version);
    }

    private static void with(MongoServer server, Consumer<MongoCollection<Document>> work) {
        try (var client = MongoClients.create(server.uri("workflow"))) {
            work.accept(client.getDatabase("workflow").getCollection("cases"));
        }
    }
}
