package dev.rightsflow.connector.opendsr;

import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.MisconfiguredException;
import dev.rightsflow.schemas.opendsr.ProcessorCertificates;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One processor's API (OpenDSR 2.0). Its receipts are believed when they are signed, and no answer of it is repeated in a message. */
final class ProcessorApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final String domain;
    private final RestClient client;
    private final ProcessorCertificates certificates;

    ProcessorApi(String domain, RestClient client, ProcessorCertificates certificates) {
        this.domain = domain;
        this.client = client;
        this.certificates = certificates;
    }

    String domain() {
        return domain;
    }

    private record Reply(int status, HttpHeaders headers, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }
    }

    /**
     * Sees whether it erases by raw e-mail addresses, as we shall ask (section 6).
     *
     * @throws MisconfiguredException if it does not
     */
    void check() {
        Reply reply = exchange(HttpMethod.GET, "/discovery", null);
        if (reply.status() != OK) {
            throw failure(reply.status(), "/discovery");
        }
        JsonNode can = reply.json();
        boolean erases = elements(can.path("supported_subject_request_types"))
                .anyMatch(type -> type.asString("").equals("erasure"));
        boolean byEmail = elements(can.path("supported_identities"))
                .anyMatch(
                        identity -> identity.path("identity_type").asString("").equals("email")
                                && identity.path("identity_format").asString("").equals("raw"));
        if (!erases || !byEmail) {
            throw new MisconfiguredException(
                    "Expected %s to erase by raw e-mail addresses, but its /discovery does not say so; take 'opendsr' from the recipient in the policy, so that it is told by e-mail"
                            .formatted(domain));
        }
    }

    /** Returns when the processor has given a signed receipt, now or before. */
    void request(byte[] request) {
        String id = JSON.readTree(request).path("subject_request_id").asString("");
        if (hasAlready(id)) {
            return;
        }
        Reply reply = exchange(HttpMethod.POST, "/requests", request);
        if (reply.status() != CREATED) {
            throw failure(reply.status(), "/requests");
        }
        JsonNode receipt = believed(reply);
        if (!receipt.path("subject_request_id").asString("").equals(id) || !repeats(receipt, request)) {
            throw notBelieved("its receipt is for another request");
        }
    }

    /** Section 8.1. */
    private boolean hasAlready(String id) {
        Reply reply = exchange(HttpMethod.GET, "/requests/" + id, null);
        return switch (reply.status()) {
            case NOT_FOUND -> false;
            case OK -> {
                JsonNode status = believed(reply);
                yield status.path("subject_request_id").asString("").equals(id)
                        && !status.path("request_status").asString("").equals("cancelled");
            }
            default -> throw failure(reply.status(), "/requests/{id}");
        };
    }

    private JsonNode believed(Reply reply) {
        String signer = reply.headers().getFirst("X-OpenDSR-Processor-Domain");
        if (!domain.equalsIgnoreCase(signer)) {
            throw notBelieved("it is not signed in its name");
        }
        if (!certificates.isSigned(signer, reply.headers().getFirst("X-OpenDSR-Signature"), reply.body())) {
            throw notBelieved("its signature does not fit the certificate that was laid down for it");
        }
        return reply.json();
    }

    private static boolean repeats(JsonNode receipt, byte[] request) {
        try {
            return Arrays.equals(
                    Base64.getMimeDecoder()
                            .decode(receipt.path("encoded_request").asString("")),
                    request);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Reply exchange(HttpMethod method, String path, byte @Nullable [] body) {
        try {
            RestClient.RequestBodySpec request = client.method(method).uri(path).accept(MediaType.APPLICATION_JSON);
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return request.exchangeForRequiredValue((sent, response) -> new Reply(
                    response.getStatusCode().value(),
                    response.getHeaders(),
                    response.getBody().readNBytes(LARGEST_ANSWER)));
        } catch (ResourceAccessException e) {
            throw ConnectorException.unreachable(
                    "Expected %s to answer within its time, but it does not; see its url in rightsflow.opendsr.processors, and that it runs"
                            .formatted(domain),
                    e);
        }
    }

    private ConnectorException notBelieved(String why) {
        return ConnectorException.refused(
                "RECEIPT_NOT_BELIEVED",
                "Expected a signed receipt of %s, but %s; ask the processor whether it has the request, then settle this task or retry"
                        .formatted(domain, why));
    }

    private ConnectorException failure(int status, String path) {
        if (status == 429 || status >= 500) {
            return ConnectorException.later(
                    "SYSTEM_BUSY",
                    "Expected %s to answer %s, but it answers %d and cannot now".formatted(domain, path, status));
        }
        String wayOut = status == 401 || status == 403
                ? "see that its token in rightsflow.opendsr.processors is valid"
                : "see that its url in rightsflow.opendsr.processors is that of its API, or tell it by e-mail and"
                        + " settle this task";
        return ConnectorException.refused(
                Failure.SYSTEM_REFUSED,
                "Expected %s to accept %s, but it answers %d; %s".formatted(domain, path, status, wayOut));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return list.values().stream();
    }
}
