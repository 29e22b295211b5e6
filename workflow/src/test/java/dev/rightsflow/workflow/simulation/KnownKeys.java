package dev.rightsflow.workflow.simulation;

import dev.rightsflow.schemas.topics.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that one instance of the workflow has heard of, from the topic that every instance reads whole when it starts. */
final class KnownKeys {

    /** What a system says of itself. A key is a number here: whoever has another one cannot open what is sealed to it. */
    record Announcement(String system, int key) {}

    private final Broker broker;
    private final Map<String, Integer> keys = new HashMap<>();
    private final long[] positions = new long[Broker.PARTITIONS];

    KnownKeys(Broker broker) {
        this.broker = broker;
    }

    void hear() {
        for (int partition = 0; partition < Broker.PARTITIONS; partition++) {
            for (Broker.Message message :
                    broker.read(Topics.SYSTEMS, partition, positions[partition], Integer.MAX_VALUE)) {
                Announcement announcement = (Announcement) message.value();
                keys.put(announcement.system(), announcement.key());
                positions[partition] = message.offset() + 1;
            }
        }
    }

    boolean isKnown(String system) {
        return keys.containsKey(system);
    }

    Optional<Integer> of(String system) {
        return Optional.ofNullable(keys.get(system));
    }

    void forget() {
        keys.clear();
        Arrays.fill(positions, 0);
    }
}
