package dev.rightsflow.workflow.messaging;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.policy.Right;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes what reached staff in another way than through the form: the same record as the form's, which opens the case in the
 * same way.
 */
public final class EnteredRequests {

    private static final long PATIENCE_SECONDS = 10;

    private final KafkaTemplate<String, Object> kafka;
    private final Sealer toOurselves;

    EnteredRequests(KafkaTemplate<String, Object> kafka, Sealer toOurselves) {
        this.kafka = kafka;
        this.toOurselves = toOurselves;
    }

    /**
     * @param receivedAt when it reached the controller, and not when it is entered: the time limit counts from there
     * @param by who enters it
     */
    public record Entered(
            Right right,
            String relation,
            String language,
            Channel channel,
            Instant receivedAt,
            SubjectDetails subject,
            String by) {}

    /**
     * Publishes a request and returns when the broker has it. The same again opens no second case.
     *
     * @throws NotPublishedException if the broker does not take it
     */
    public void publish(String caseId, Entered entered) {
        Request request = Request.newBuilder()
                .setCaseId(caseId)
                .setMessageId(caseId + ":" + RequestKind.SUBMITTED)
                .setKind(RequestKind.SUBMITTED)
                .setReceivedAt(entered.receivedAt())
                .setSubmission(Submission.newBuilder()
                        .setRight(AvroWords.right(entered.right()))
                        .setRelation(entered.relation())
                        .setLanguage(entered.language())
                        .setChannel(entered.channel())
                        .setSubject(toOurselves.seal(entered.subject(), Request.class, caseId))
                        .setEnteredBy(entered.by())
                        .build())
                .build();
        try {
            kafka.send(Topics.REQUESTS, caseId, request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPublished(caseId);
        } catch (ExecutionException | TimeoutException | org.apache.kafka.common.KafkaException e) {
            throw notPublished(caseId);
        }
    }

    private static NotPublishedException notPublished(String caseId) {
        return new NotPublishedException(
                "Expected to record the request " + caseId + ", but the broker has not confirmed it; send it again");
    }
}
