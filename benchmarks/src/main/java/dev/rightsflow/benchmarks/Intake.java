package dev.rightsflow.benchmarks;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.IdentityProof;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.seal.Sealer;
import dev.rightsflow.schemas.topics.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Publishes what persons ask, as request-intake does. For use by one thread. */
final class Intake {

    private static final Pattern IDENTITY_LINK = Pattern.compile("/identity/([^?]+)\\?token=([A-Za-z0-9_-]+)");

    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<Object> serializer;
    private final Sealer toWorkflow;
    private final Links links;
    private final LongAdder records;
    private final Map<String, String> notAcknowledged = new ConcurrentHashMap<>();

    /** @param records counts what is published */
    Intake(Wire wire, KafkaProducer<String, byte[]> producer, byte[] workflowKey, String linkKey, LongAdder records) {
        this.producer = producer;
        this.serializer = wire.serializer();
        this.toWorkflow = new Sealer(workflowKey, wire.codec());
        this.links = new Links(linkKey);
        this.records = records;
    }

    /** Submits an erasure and answers its reference. */
    String submit() {
        String caseId = Reference.random().text();
        SubjectDetails subject = SubjectDetails.newBuilder()
                .setName("Åsa Öberg")
                .setEmail(caseId.toLowerCase(java.util.Locale.ROOT) + "@example.com")
                .setPhone("+46701740605")
                .build();
        publish(
                caseId,
                RequestKind.SUBMITTED,
                Request.newBuilder()
                        .setSubmission(new Submission(
                                Right.ERASURE,
                                "former-customer",
                                "sv",
                                Channel.API,
                                toWorkflow.seal(subject, Request.class, caseId),
                                null)));
        return caseId;
    }

    /** What the broker has not taken, and why, by reference: nobody was told that it was accepted. */
    Map<String, String> notAcknowledged() {
        return Map.copyOf(notAcknowledged);
    }

    /** Follows the link in a mail. */
    void followLink(String caseId, String mail) {
        Matcher link = IDENTITY_LINK.matcher(mail);
        if (!link.find()
                || !(links.checkIdentityToken(caseId, link.group(2), Instant.now())
                        instanceof Links.Checked.Valid valid)) {
            throw new IllegalStateException("Expected a valid identity link in the mail about " + caseId);
        }
        confirm(caseId, valid.secretHash());
    }

    /** Confirms identity as the link would. */
    void confirm(String caseId, String secretHash) {
        publish(
                caseId,
                RequestKind.IDENTITY_LINK_FOLLOWED,
                Request.newBuilder().setIdentityProof(new IdentityProof(secretHash)));
    }

    private void publish(String caseId, RequestKind kind, Request.Builder request) {
        Request complete = request.setCaseId(caseId)
                .setMessageId(UUID.randomUUID().toString())
                .setKind(kind)
                .setReceivedAt(Instant.now())
                .build();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.REQUESTS, caseId, serializer.serialize(Topics.REQUESTS, complete));
        producer.send(record, (acknowledged, failure) -> {
            if (failure != null) {
                notAcknowledged.put(caseId, failure.getClass().getSimpleName());
            }
        });
        records.increment();
    }
}
