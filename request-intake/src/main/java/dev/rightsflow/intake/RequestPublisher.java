package dev.rightsflow.intake;

import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Puts what persons say on the topic of requests, and returns only once every in-sync replica has it. */
@Component
class RequestPublisher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RequestPublisher.class);

    private final KafkaTemplate<String, Request> kafka;
    private final IntakeProperties properties;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RequestPublisher(KafkaTemplate<String, Request> kafka, IntakeProperties properties, MeterRegistry meters) {
        this.kafka = kafka;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * Publishes one request. The whole road has one time limit: sealing and serializing may ask the schema registry, and
     * sending may wait for metadata, for memory and for the acknowledgement.
     *
     * @param request made within the time limit
     * @throws NotAcknowledgedException if the broker did not acknowledge in time; the request may be sent again
     */
    void publish(String caseId, Callable<Request> request) {
        Future<String> acknowledged = threads.submit(() -> {
            Request made = request.call();
            kafka.send(Topics.REQUESTS, caseId, made).get();
            return made.getKind().name();
        });
        try {
            String kind = acknowledged.get(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            count(kind, "accepted");
        } catch (ExecutionException e) {
            throw refused(caseId, reason(e));
        } catch (TimeoutException e) {
            acknowledged.cancel(true);
            throw refused(caseId, "no answer within " + properties.answerWithin());
        } catch (InterruptedException e) {
            acknowledged.cancel(true);
            Thread.currentThread().interrupt();
            throw refused(caseId, "the service is being stopped");
        }
    }

    private NotAcknowledgedException refused(String caseId, String reason) {
        count("any", "unavailable");
        log.warn("Expected the broker to acknowledge a request of case {}, but: {}", caseId, reason);
        return new NotAcknowledgedException(caseId);
    }

    private void count(String kind, String outcome) {
        meters.counter("rightsflow.intake.requests", "kind", kind, "outcome", outcome)
                .increment();
    }

    /** Kafka's own errors speak of topics and times; the words of any other might quote the record. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ApiException
                ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
                : cause.getClass().getName();
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
