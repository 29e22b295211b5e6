package dev.rightsflow.workflow.processing;

/** Where a record stands in the inputs. */
public record Position(String topic, int partition, long offset) {

    /** For instance {@code privacy.reports.v1-3}. */
    public String topicPartition() {
        return topic + "-" + partition;
    }
}
