package dev.rightsflow.workflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@OnTestbed
class MongoPoliciesIT {

    @Test
    void keepsTheFirstTextOfAVersionThroughEveryRestart() {
        try (MongoClient client = MongoClients.create(
                String.valueOf(Testbed.shared().properties("policies").get("spring.mongodb.uri")))) {
            MongoTemplate mongo = new MongoTemplate(client, "policies");
            mongo.dropCollection(MongoPolicies.COLLECTION);

            new MongoPolicies(mongo).keep("one", "first: text");
            MongoPolicies afterARestart = new MongoPolicies(mongo);
            afterARestart.keep("one", "another: text");
            afterARestart.keep("two", "second: text");

            assertThat(afterARestart.find("one")).contains("first: text");
            assertThat(afterARestart.find("two")).contains("second: text");
            assertThat(afterARestart.find("three")).isEmpty();
        }
    }
}
