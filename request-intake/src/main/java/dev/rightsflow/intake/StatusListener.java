package dev.rightsflow.intake;

import dev.rightsflow.schemas.CaseStatus;
import dev.rightsflow.schemas.topics.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.stereotype.Component;

/** Brings what the workflow says of the cases into the view, a batch at a time. */
@Component
class StatusListener {

    private static final Logger log = LoggerFactory.getLogger(StatusListener.class);

    private final StatusView view;

    StatusListener(StatusView view) {
        this.view = view;
    }

    @KafkaListener(id = "case-status", idIsGroup = false, topics = Topics.CASE_STATUS)
    void on(List<ConsumerRecord<String, @Nullable CaseStatus>> batch) {
        Map<String, CaseView> latest = new HashMap<>();
        Set<String> forgotten = new HashSet<>();
        for (ConsumerRecord<String, @Nullable CaseStatus> record : batch) {
            CaseStatus status = record.value();
            if (status != null) {
                forgotten.remove(record.key());
                latest.merge(record.key(), CaseView.of(status), (a, b) -> a.version() > b.version() ? a : b);
            } else if (unreadable(record)) {
                // The view lags until the next status of that case; the other cases must not wait for it.
                log.error(
                        "Expected a case status at {}-{}@{}, but it cannot be read; it is skipped",
                        record.topic(),
                        record.partition(),
                        record.offset());
            } else {
                latest.remove(record.key());
                forgotten.add(record.key());
            }
        }
        if (!latest.isEmpty()) {
            view.update(latest);
        }
        if (!forgotten.isEmpty()) {
            view.forget(forgotten);
        }
    }

    private static boolean unreadable(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER) != null;
    }
}
