package dev.rightsflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import dev.rightsflow.schemas.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnTestbed
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SharedPartsIT {

    @Test
    void everyPartAnswers(Testbed testbed) throws Exception {
        testbed.create(Topics.all(List.of("crm")));
        assertThat(topics(testbed)).contains("privacy.requests.v1", "privacy.commands.crm.v1.dlt");
        try (var client = MongoClients.create(testbed.mongoUri("testbed"))) {
            client.getDatabase("testbed").getCollection("cases").insertOne(new Document("stage", "RECEIVED"));
        }
        assertThat(testbed.properties("testbed")).containsEntry("rightsflow.registry.url", testbed.registryUrl());
    }

    @Test
    void theBrokerGoesAndComesBack(Testbed testbed) throws Exception {
        testbed.create(Topics.all(List.of("crm")));
        testbed.stopBroker();
        try {
            assertThatThrownBy(() -> topics(testbed)).isInstanceOf(ExecutionException.class);
        } finally {
            testbed.startBroker();
        }
        assertThat(topics(testbed)).contains("privacy.requests.v1");
    }

    private static java.util.Set<String> topics(Testbed testbed) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", testbed.bootstrapServers(),
                "request.timeout.ms", 2_000,
                "default.api.timeout.ms", 5_000);
        try (Admin admin = Admin.create(settings)) {
            return admin.listTopics().names().get();
        }
    }
}
