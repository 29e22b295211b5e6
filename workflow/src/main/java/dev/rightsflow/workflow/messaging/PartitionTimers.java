package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.timers.TimerQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes up the timers of a partition when it comes, and drops them when it goes. Of all the timers there are, most are
 * years away (what a closed case keeps, and when it is forgotten): they wait in the store until their time is near.
 */
class PartitionTimers implements ConsumerAwareRebalanceListener {

    private static final Duration AHEAD = Duration.ofHours(24);

    private final MongoCases cases;
    private final TimerQueue timers;
    private final Clock clock;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    PartitionTimers(MongoCases cases, TimerQueue timers, Clock clock) {
        this.cases = cases;
        this.timers = timers;
        this.clock = clock;
        timers.lookAheadTo(clock.instant().plus(AHEAD));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.stream().filter(PartitionTimers::carriesTimers).forEach(partition -> {
            owned.add(partition.partition());
            takeUp(partition.partition());
        });
    }

    /** Often enough that a timer is taken up hours before it is due. */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT6H")
    void takeUpWhatComesNear() {
        timers.lookAheadTo(clock.instant().plus(AHEAD));
        owned.forEach(this::takeUp);
    }

    private void takeUp(int partition) {
        cases.forEachWithTimers(
                partition,
                clock.instant().plus(AHEAD),
                (current, withheld) -> timers.update(partition, current, withheld));
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    private void drop(Collection<TopicPartition> partitions) {
        partitions.stream().filter(PartitionTimers::carriesTimers).forEach(partition -> {
            owned.remove(partition.partition());
            timers.drop(partition.partition());
        });
    }

    private static boolean carriesTimers(TopicPartition partition) {
        return partition.topic().equals(Topics.TIMERS);
    }
}
