package dev.rightsflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.function.Consumer;
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
    void anAcknowledgedWriteIsInTheFileAtOnce(@TempDir Path directory) throws Exception {
        try (MongoServer server = MongoServer.in(directory, 0)) {
            server.start();
            with(server, cases -> {
                cases.insertOne(new Document("_id", "7K3M").append("version", 1));
                cases.updateOne(Filters.eq("_id", "7K3M"), Updates.set("version", 2));
            });

            // What a process that starts after a SIGKILL of this one would find.
            Path copy = java.nio.file.Files.createDirectories(directory.resolve("copy"));
            java.nio.file.Files.copy(directory.resolve("documents.mv"), copy.resolve("documents.mv"));
            try (MongoServer survivor = MongoServer.in(copy, 0)) {
                survivor.start();
                with(survivor, cases -> assertThat(cases.find().first()).containsEntry("version", 2));
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

    private static void with(MongoServer server, Consumer<MongoCollection<Document>> work) {
        try (var client = MongoClients.create(server.uri("workflow"))) {
            work.accept(client.getDatabase("workflow").getCollection("cases"));
        }
    }
}
