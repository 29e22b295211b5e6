package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.Timer;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.timers.TimerQueue;
import java.time.Clock;
import java.time.Instant;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Publishes due timers of the owned partitions as records, so that a timer reaches its case like any other input. */
class TimerPublisher {

    private static final int MOST_AT_ONCE = 500;

    private final TimerQueue timers;
    private final SystemKeys systemKeys;
    private final KafkaTemplate<String, Object> kafka;
    private final Clock clock;

    TimerPublisher(TimerQueue timers, SystemKeys systemKeys, KafkaTemplate<String, Object> kafka, Clock clock) {
        this.timers = timers;
        this.systemKeys = systemKeys;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rightsflow.workflow.timer-interval:250ms}")
    void publish() {
        Instant now = clock.instant();
        timers.release(systemKeys::isKnown, now);
        for (TimerQueue.Due due : timers.due(now, MOST_AT_ONCE)) {
            kafka.send(Topics.TIMERS, due.caseId(), new Timer(due.caseId(), due.timerId(), due.dueAt(), now));
        }
    }
}
