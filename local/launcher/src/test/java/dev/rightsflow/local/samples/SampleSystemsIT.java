package dev.rightsflow.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.rightsflow.connector.jdbc.IdentifierHash;
import dev.rightsflow.embedded.MongoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSystemsIT {

    private static final String TOKEN = "token-of-the-test";
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final MongoServer MONGO = MongoServer.inMemory();

    @TempDir
    static Path directory;

    @BeforeAll
    static void start() {
        MONGO.start();
    }

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void areFilledOnceAndKeepWhatHappenedToThem() throws Exception {
        long contacts;
        try (SampleSystems systems = open()) {
            contacts = systems.crm().count("select count(*) from contact");
            assertThat(contacts).isGreaterThan(2_000);
            assertThat(systems.invoicing().count("select count(*) from invoice"))
                    .isGreaterThan(2_000);
            assertThat(applications()).isGreaterThan(400);
            try (var connection = systems.crm().connect();
                    var statement = connection.createStatement()) {
                statement.execute("delete from contact where contact_id = 3000");
                statement.execute("delete from relation_note where contact_id = 1");
                statement.execute("delete from contact where contact_id = 1");
            }
        }
        try (SampleSystems systems = open()) {
            assertThat(systems.crm().count("select count(*) from contact")).isEqualTo(contacts - 1);
            assertThat(applications()).isGreaterThan(400);
        }
    }

    @Test
    void theNewsletterFindsChangesDeletesAndSuppresses() throws Exception {
        try (SampleSystems systems = open()) {
            String api = systems.newsletterApi().url() + "/api/v1";
            assertThat(call("GET", api + "/status", "", "wrong").statusCode()).isEqualTo(401);

            String found = call("GET", api + "/subscribers?email=CARIN.nyberg%40post.example", "", TOKEN)
                    .body();
            assertThat(found).contains("\"offers\":true", "\"consentedOn\":\"2022-08-20\"");
            String id = found.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");

            assertThat(call("PATCH", api + "/subscribers/" + id, "{\"phone\":\"+46701740699\"}", TOKEN)
                            .body())
                    .contains("+46701740699");
            assertThat(call("PATCH", api + "/subscribers/" + id, "{\"shoeSize\":43}", TOKEN)
                            .statusCode())
                    .isEqualTo(400);

            String audience = api + "/audience?topic=offers";
            assertThat(call("GET", audience, "", TOKEN).body()).contains("carin.nyberg@post.example");
            call("PATCH", api + "/subscribers/" + id, "{\"restricted\":true}", TOKEN);
            assertThat(call("GET", audience, "", TOKEN).body()).doesNotContain("carin.nyberg@post.example");
            call("PATCH", api + "/subscribers/" + id, "{\"restricted\":false}", TOKEN);

            String suppression = "{\"email\":\"carin.nyberg@post.example\",\"topics\":[\"offers\"]}";
            assertThat(call("PUT", api + "/suppressions", suppression, TOKEN).statusCode())
                    .isEqualTo(204);
            assertThat(call("PUT", api + "/suppressions", suppression, TOKEN).statusCode())
                    .isEqualTo(204);
            assertThat(call("GET", api + "/subscribers/" + id, "", TOKEN).body())
                    .contains("\"offers\":false");

            assertThat(call("DELETE", api + "/subscribers/" + id, "", TOKEN).statusCode())
                    .isEqualTo(204);
            assertThat(call("DELETE", api + "/subscribers/" + id, "", TOKEN).statusCode())
                    .isEqualTo(404);
            assertThat(call("POST", api + "/suppressions/check", "{\"email\":\"carin.nyberg@post.example\"}", TOKEN)
                            .body())
                    .isEqualTo("{\"topics\":[\"offers\"]}");
        }
    }

    @Test
    void aRefreshUndoesNoCorrectionAndBringsBackNobodyWhoWasErased() throws Exception {
        try (SampleSystems systems = open();
                var connection = systems.creditRegisters().connect();
                var statement = connection.createStatement()) {
            statement.execute("update address_update set address = 'Nygatan 2', address_locked = true where email ="
                    + " 'rakel.fors@post.example'");
            statement.execute("delete from address_update where email = 'sixten.vall@post.example'");
            statement.execute("insert into forgotten values ('"
                    + new IdentifierHash(KEY).of("email", "Sixten.Vall@post.example") + "')");

            RegisterRefresh refresh = systems.refreshRegisters();

            assertThat(refresh).isEqualTo(new RegisterRefresh(200, 0, 1, 1));
            assertThat(systems.creditRegisters()
                            .count("select count(*) from address_update where address = 'Nygatan 2'"))
                    .isEqualTo(1);
            assertThat(systems.creditRegisters()
                            .count("select count(*) from address_update where email = 'sixten.vall@post.example'"))
                    .isZero();
        }
    }

    private static SampleSystems open() {
        return SampleSystems.open(
                directory, MONGO.uri("recruitment"), new SampleSystems.Keys(TOKEN, TOKEN, TOKEN, KEY, TOKEN), 0);
    }

    private static long applications() {
        try (var client = MongoClients.create(MONGO.uri("recruitment"))) {
            return client.getDatabase("recruitment")
                    .getCollection("applications")
                    .countDocuments();
        }
    }

    private static HttpResponse<String> call(String method, String url, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
