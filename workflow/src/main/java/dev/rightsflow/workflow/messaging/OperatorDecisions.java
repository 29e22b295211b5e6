package dev.rightsflow.workflow.messaging;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/** Lets a command decide, which has no key to seal words with and needs none. Imported by the commands; the service has its own. */
public final class OperatorDecisions {

    @Bean
    Decisions decisions(KafkaTemplate<String, Object> kafka) {
        return new Decisions(kafka, null, Clock.systemUTC());
    }
}
