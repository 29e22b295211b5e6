package dev.rightsflow.workflow.answers;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request to a processor in OpenDSR 2.0 (section 7.1): of the changes that Art 19 speaks of it knows the erasure. */
final class OpenDsrRequest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenDsrRequest() {}

    /**
     * @param submittedAt when the person asked
     * @param statusCallback where the processor says how far it is
     */
    static String erasure(UUID id, Instant submittedAt, String email, URI statusCallback) {
        ObjectNode request = JSON.createObjectNode()
                .put("regulation", "gdpr")
                .put("subject_request_id", id.toString())
                .put("subject_request_type", "erasure")
                .put("submitted_time", submittedAt.toString())
                .put("api_version", "2.0");
        request.putArray("subject_identities")
                .addObject()
                .put("identity_type", "email")
                .put("identity_value", email)
                .put("identity_format", "raw");
        request.putArray("status_callback_urls").add(statusCallback.toString());
        return request.toString();
    }
}
