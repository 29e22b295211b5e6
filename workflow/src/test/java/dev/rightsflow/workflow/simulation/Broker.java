package dev.rightsflow.workflow.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The twin of the broker, as a {@code read_committed} consumer sees it: the records of a transaction appear all at once with
 * its offsets, or never; a partition keeps its order; nothing that was acknowledged is lost.
 */
final class Broker {

    static final int PARTITIONS = 2;

    record Message(String topic, int partition, long offset, String key, Object value) {}

    /** A record that is not published yet. */
    record Draft(String topic, String key, Object value) {}

    /** The transaction did not commit: nothing of it is seen. */
    static final class AbortedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The member does not own the partitions any more: its transaction can't commit, and it knows now. */
    static final class FencedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, List<Message>> logs = new HashMap<>();
    private final List<Message> fresh = new ArrayList<>();

    /** An acknowledged send outside of transactions. */
    void append(String topic, String key, Object value) {
        append(new Draft(topic, key, value));
    }

    List<Message> read(String topic, int partition, long from, int most) {
        List<Message> log = log(topic, partition);
        int start = (int) Math.min(from, log.size());
        return List.copyOf(log.subList(start, start + Math.min(log.size() - start, most)));
    }

    long end(String topic, int partition) {
        return log(topic, partition).size();
    }

    /** What was published since this was last asked. */
    List<Message> takeFresh() {
        List<Message> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    static int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), PARTITIONS);
    }

    private void append(Draft draft) {
        int partition = partitionOf(draft.key());
        List<Message> log = log(draft.topic(), partition);
        Message message = new Message(draft.topic(), partition, log.size(), draft.key(), draft.value());
        log.add(message);
        fresh.add(message);
    }

    private List<Message> log(String topic, int partition) {
        return logs.computeIfAbsent(topic + "-" + partition, none -> new ArrayList<>());
    }

    /** A consumer group over topics with equal partition counts: a partition number has one owner, for all of its topics. */
    final class Group<M> {

        private final List<String> topics;
        private final Map<String, Long> committed = new HashMap<>();
        private final Map<Integer, M> owners = new TreeMap<>();
        private final Map<Integer, Integer> epochs = new HashMap<>();

        Group(List<String> topics) {
            this.topics = topics;
        }

        List<String> topics() {
            return topics;
        }

        Map<Integer, M> owners() {
            return owners;
        }

        /** Gives a partition to a member, old or new. The one before may not have noticed yet. */
        int assign(int partition, M member) {
            owners.put(partition, member);
            return epochs.merge(partition, 1, Integer::sum);
        }

        long committed(String topic, int partition) {
            return committed.getOrDefault(topic + "-" + partition, 0L);
        }

        /**
         * Publishes and commits offsets in one transaction.
         *
         * @param epochs of the partitions as the member knows them
         * @throws FencedException if somebody else owns one of them now
         */
        void commit(Map<Integer, Integer> epochs, Map<String, Long> offsets, List<Draft> drafts) {
            epochs.forEach((partition, epoch) -> {
                if (!epoch.equals(this.epochs.get(partition))) {
                    throw new FencedException();
                }
            });
            drafts.forEach(Broker.this::append);
            committed.putAll(offsets);
        }

        /** Only what a broken consumer does: offsets without what they led to. */
        void commitOffsets(Map<String, Long> offsets) {
            committed.putAll(offsets);
        }
    }
}
