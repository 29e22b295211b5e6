package dev.rightsflow.intake;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.IdentityProof;
import dev.rightsflow.schemas.LetterProof;
import dev.rightsflow.schemas.Request;
import dev.rightsflow.schemas.RequestKind;
import dev.rightsflow.schemas.SubjectDetails;
import dev.rightsflow.schemas.Submission;
import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What a person, or a recipient of their data, can say, as records for the workflow. Each method returns once the broker has acknowledged, or throws
 * {@link NotAcknowledgedException}. Messages carry an id that the same message always gets, so saying a thing twice says
 * it once.
 */
@Service
class Requests {

    private final RequestPublisher publisher;
    private final Links links;
    private final Clock clock;

    Requests(RequestPublisher publisher, Links links, Clock clock) {
        this.publisher = publisher;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Opens a case.
     *
     * @param idempotencyKey the same key with the same request gives the same reference, so that a retry opens no second
     *     case. The request is part of it: somebody who guesses a key learns nothing about another's case, and a client
     *     that uses one key for two requests loses neither.
     */
    Reference submit(
            CheckedRequest.Sound request,
            Channel channel,
            Optional<String> idempotencyKey,
            AnnouncedController controller) {
        Reference reference =
                idempotencyKey.map(key -> repeatable(key, request)).orElseGet(Reference::random);
        publish(
                reference,
                RequestKind.SUBMITTED,
                "",
                (message, caseId) -> message.setSubmission(new Submission(
                        request.right(),
                        request.relation(),
                        request.language(),
                        channel,
                        controller.sealer().seal(request.subject(), Request.class, caseId),
                        null)));
        return reference;
    }

    /** The person followed the link of the identity mail; the workflow decides whether the secret is the case's. */
    void confirmIdentity(Reference reference, String secretHash) {
        publish(
                reference,
                RequestKind.IDENTITY_LINK_FOLLOWED,
                ":" + secretHash,
                (message, caseId) -> message.setIdentityProof(new IdentityProof(secretHash)));
    }

    /** A recipient of the person's data confirms a letter; the workflow decides whether the secret is the letter's. */
    void acknowledgeLetter(Reference reference, int letter, String secretHash) {
        publish(
                reference,
                RequestKind.LETTER_ACKNOWLEDGED,
                ":" + secretHash,
                (message, caseId) -> message.setLetterProof(new LetterProof(letter, secretHash)));
    }

    void withdraw(Reference reference) {
        publish(reference, RequestKind.WITHDRAWN, "", (message, caseId) -> {});
    }

    /** The person answers a question of the staff. */
    void clarify(Reference reference, String answer, AnnouncedController controller) {
        String id = ":" + Links.hash(links.derive("answer", reference + "/" + answer));
        SubjectDetails words = SubjectDetails.newBuilder().setMessage(answer).build();
        publish(
                reference,
                RequestKind.CLARIFIED,
                id,
                (message, caseId) -> message.setAnswer(controller.sealer().seal(words, Request.class, caseId)));
    }

    private interface Content {
        void addTo(Request.Builder message, String caseId);
    }

    private void publish(Reference reference, RequestKind kind, String idSuffix, Content content) {
        // Now, not when the broker answers: the clock of Art 12(3) starts when the person has said it.
        var receivedAt = clock.instant();
        String caseId = reference.text();
        publisher.publish(caseId, () -> {
            Request.Builder message = Request.newBuilder()
                    .setCaseId(caseId)
                    .setMessageId(caseId + ":" + kind + idSuffix)
                    .setKind(kind)
                    .setReceivedAt(receivedAt);
            content.addTo(message, caseId);
            return message.build();
        });
    }

    private Reference repeatable(String key, CheckedRequest.Sound request) {
        String said = String.join(
                "\n",
                key,
                request.right().name(),
                request.relation(),
                request.language(),
                request.subject().toString());
        return Reference.of(links.derive("submission", said));
    }
}
