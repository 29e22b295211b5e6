package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.simulation.Broker.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A member of a consumer group: what it believes to own, and where it is. All of it is lost when it dies. */
abstract class Member {

    final String name;
    final Broker.Group<Member> group;
    private final Broker broker;
    private final Map<Integer, Integer> epochs = new TreeMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private boolean up = true;
    private boolean busy;

    Member(String name, Broker broker, Broker.Group<Member> group) {
        this.name = name;
        this.broker = broker;
        this.group = group;
    }

    boolean isUp() {
        return up;
    }

    /** In the middle of something, while others go on. */
    boolean isBusy() {
        return busy;
    }

    boolean believesToOwn(int partition) {
        return epochs.containsKey(partition);
    }

    void assigned(int partition, int epoch) {
        epochs.put(partition, epoch);
        for (String topic : group.topics()) {
            positions.put(topic + "-" + partition, group.committed(topic, partition));
        }
        onAssigned(partition);
    }

    void lost(int partition) {
        epochs.remove(partition);
        group.topics().forEach(topic -> positions.remove(topic + "-" + partition));
        onLost(partition);
    }

    void die() {
        up = false;
        List.copyOf(epochs.keySet()).forEach(this::lost);
        onDeath();
    }

    void start() {
        up = true;
    }

    /** Everything a process does goes through here: dying ends it wherever it is. */
    void doing(Runnable work) {
        busy = true;
        try {
            work.run();
        } catch (Crash e) {
            die();
        } finally {
            busy = false;
        }
    }

    /** One poll: of each partition and topic up to so many records, in any order of the topics. */
    List<Message> poll(Dice dice, int most) {
        List<Message> polled = new ArrayList<>();
        for (int partition : dice.shuffled(epochs.keySet())) {
            for (String topic : dice.shuffled(group.topics())) {
                int some = most == 1 ? 1 : dice.below(most + 1);
                polled.addAll(broker.read(topic, partition, position(topic, partition), some));
            }
        }
        for (Message message : polled) {
            positions.merge(message.topic() + "-" + message.partition(), message.offset() + 1, Math::max);
        }
        return polled;
    }

    boolean hasSomethingToRead() {
        return epochs.keySet().stream()
                .anyMatch(partition -> group.topics().stream()
                        .anyMatch(topic -> position(topic, partition) < broker.end(topic, partition)));
    }

    /** Where it reads on, in a partition that it believes to own. */
    private long position(String topic, int partition) {
        return Objects.requireNonNull(positions.get(topic + "-" + partition));
    }

    Map<String, Long> positions() {
        return positions;
    }

    /** The records will be polled again. */
    void seekBack(List<Message> batch) {
        for (Message message : batch) {
            if (believesToOwn(message.partition())) {
                positions.merge(message.topic() + "-" + message.partition(), message.offset(), Math::min);
            }
        }
    }

    /** @throws Broker.FencedException after which it has noticed that it owns nothing any more */
    void commit(List<Message> batch, List<Broker.Draft> drafts) {
        Map<Integer, Integer> concerned = new HashMap<>();
        for (Message message : batch) {
            Integer epoch = epochs.get(message.partition());
            concerned.put(message.partition(), epoch == null ? -1 : epoch);
        }
        group.commit(concerned, offsetsAfter(batch), drafts);
    }

    static Map<String, Long> offsetsAfter(List<Message> batch) {
        Map<String, Long> offsets = new HashMap<>();
        batch.forEach(
                message -> offsets.merge(message.topic() + "-" + message.partition(), message.offset() + 1, Math::max));
        return offsets;
    }

    /** Gives up what others own now. */
    void noticeLosses() {
        List.copyOf(epochs.keySet()).stream()
                .filter(partition -> group.owners().get(partition) != this)
                .forEach(this::lost);
    }

    void onAssigned(int partition) {}

    void onLost(int partition) {}

    void onDeath() {}
}
