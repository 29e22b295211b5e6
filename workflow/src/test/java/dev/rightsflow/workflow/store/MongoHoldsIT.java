package dev.rightsflow.workflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldDecision.ApproveRelease;
import dev.rightsflow.workflow.holds.HoldDecision.RequestRelease;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.holds.HoldsContract;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@OnTestbed
class MongoHoldsIT extends HoldsContract {

    private MongoClient client;
    private MongoTemplate mongo;
    private MongoHolds holds;
    private Instant now = AT;

    @BeforeEach
    void connect() {
        client = MongoClients.create(
                String.valueOf(Testbed.shared().properties("holds").get("spring.mongodb.uri")));
        mongo = new MongoTemplate(client, "holds");
        mongo.dropCollection(MongoHolds.COLLECTION);
        holds = registry();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Override
    protected Holds holds() {
        return holds;
    }

    @Test
    void findsWhatCoversAPersonUntilItIsReleased() {
        HoldEntry dispute = dispute();
        holds.place(dispute);

        assertThat(holds.covering(Set.of("hash-1"))).containsExactly(dispute.hold());
        assertThat(holds.covering(Set.of("hash-9"))).isEmpty();

        decide(new RequestRelease("anna", AT, "Settled."));
        assertThat(holds.covering(Set.of("hash-1"))).hasSize(1);
        decide(new ApproveRelease("bertil", AT));
        assertThat(holds.covering(Set.of("hash-1"))).isEmpty();
    }

    @Test
    void hearsOfWhatAnotherInstancePlacedWithinASecond() {
        MongoHolds other = registry();
        assertThat(other.covering(Set.of("hash-1"))).isEmpty();

        holds.place(dispute());
        now = now.plus(MongoHolds.MAXIMUM_AGE).plusMillis(1);

        assertThat(other.covering(Set.of("hash-1"))).extracting(Hold::id).containsExactly("h-1");
    }

    private MongoHolds registry() {
        return new MongoHolds(mongo, () -> now);
    }
}
