package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.store.MongoCases;
import dev.rightsflow.workflow.timers.TimerQueue;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Takes the timers of a partition over from the store when this instance gets the partition, and drops them when it goes. */
final class PartitionTimers implements ConsumerAwareRebalanceListener {

    private final MongoCases cases;
    private final TimerQueue timers;

    PartitionTimers(MongoCases cases, TimerQueue timers) {
        this.cases = cases;
        this.timers = timers;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.stream()
                .filter(PartitionTimers::carriesTimers)
                .forEach(partition -> cases.forEachWithTimers(
                        partition.partition(),
                        (current, withheld) -> timers.update(partition.partition(), current, withheld)));
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
        partitions.stream()
                .filter(PartitionTimers::carriesTimers)
                .forEach(partition -> timers.drop(partition.partition()));
    }

    private static boolean carriesTimers(TopicPartition partition) {
        return partition.topic().equals(Topics.TIMERS);
    }
}
