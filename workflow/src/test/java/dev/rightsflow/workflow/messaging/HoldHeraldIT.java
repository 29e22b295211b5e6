package dev.rightsflow.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.rightsflow.testbed.OnTestbed;
import dev.rightsflow.testbed.Testbed;
import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.InMemoryHolds;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.store.HeldCases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** How long it is asked whom a hold covers, where there is nobody yet. What is told is seen by {@code RoadIT}. */
@OnTestbed
class HoldHeraldIT {

    private final InMemoryHolds holds = new InMemoryHolds();
    private Instant now = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void asksForAWhileWhomAHoldOnAPersonCoversSinceASystemMayOnlyJustHaveSaidIt() {
        try (MongoClient client = MongoClients.create(
                String.valueOf(Testbed.shared().properties("herald").get("spring.mongodb.uri")))) {
            HoldHerald herald = new HoldHerald(
                    holds,
                    new HeldCases(new MongoTemplate(client, "herald")),
                    new Decisions(publishesNothing(), null, Clock.systemUTC()),
                    () -> now,
                    new SimpleMeterRegistry());
            holds.place(hold("H-person", new Covered.Persons(Set.of("hash of a telephone"))));
            holds.place(hold("H-everybody", new Covered.Everybody()));

            herald.tell();
            now = now.plus(Duration.ofMinutes(9));
            herald.tell();
            assertThat(holds.unannounced())
                    .extracting(registered -> registered.entry().hold().id())
                    .containsExactly("H-person");

            now = now.plus(Duration.ofMinutes(1));
            herald.tell();
            assertThat(holds.unannounced()).isEmpty();
        }
    }

    private static KafkaTemplate<String, Object> publishesNothing() {
        return new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                Map.of("key.serializer", StringSerializer.class, "value.serializer", StringSerializer.class)));
    }

    private static HoldEntry hold(String id, Covered covered) {
        return HoldEntry.issued(
                new Hold(
                        id,
                        HoldType.LEGAL_HOLD,
                        "GDPR 17(3)(e)",
                        null,
                        Scope.EVERYTHING,
                        null,
                        null,
                        LocalDate.parse("2027-06-01"),
                        false),
                "T 1-26",
                "Juristen",
                covered,
                Map.of(),
                "anna",
                Instant.EPOCH);
    }
}
