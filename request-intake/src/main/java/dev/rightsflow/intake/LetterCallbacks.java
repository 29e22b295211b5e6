package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.schemas.opendsr.ProcessorCertificates;
import dev.rightsflow.schemas.opendsr.SubjectRequestId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a processor that was told to erase over OpenDSR says how far it is (OpenDSR 2.0, 8.5 to 8.8): what a person says on the
 * page of {@link LetterPages}. Whoever calls needs the token, which only this processor got and which opens no page, and the
 * processor's signature; the body is looked at after both.
 */
@RestController
@RequestMapping(LetterCallbacks.PATH)
class LetterCallbacks {

    static final String PATH = "/letters/{reference}/{letter:\\d{1,6}}/status";

    private static final int LARGEST_BODY = 16 * 1024;
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Links links;
    private final Clock clock;
    private final Requests requests;
    private final ProcessorCertificates certificates;

    LetterCallbacks(Links links, Clock clock, Requests requests, ProcessorCertificates certificates) {
        this.links = links;
        this.clock = clock;
        this.requests = requests;
        this.certificates = certificates;
    }

    @PostMapping
    ResponseEntity<Void> take(
            @PathVariable String reference,
            @PathVariable int letter,
            @RequestParam(defaultValue = "") String token,
            @RequestHeader(name = "X-OpenDSR-Processor-Domain", required = false) @Nullable String domain,
            @RequestHeader(name = "X-OpenDSR-Signature", required = false) @Nullable String signature,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            return status(HttpStatus.CONTENT_TOO_LARGE);
        }
        Links.Checked checked = links.checkCallbackToken(reference, letter, token, clock.instant());
        if (!certificates.isSigned(domain, signature, bytes)
                || !(checked instanceof Links.Checked.Valid(String secretHash))) {
            return status(HttpStatus.FORBIDDEN);
        }
        JsonNode callback;
        try {
            callback = JSON.readTree(bytes);
        } catch (JacksonException e) {
            return status(HttpStatus.BAD_REQUEST);
        }
        boolean ours = callback.path("subject_request_id")
                        .asString("")
                        .equals(SubjectRequestId.of(secretHash, reference, letter)
                                .toString())
                && leadsHere(callback.path("status_callback_url").asString(""), token);
        if (!ours) {
            return status(HttpStatus.BAD_REQUEST);
        }
        return callback.path("request_status").asString("").equals("completed")
                ? confirmed(new Reference(reference), letter, secretHash)
                : status(HttpStatus.ACCEPTED);
    }

    private ResponseEntity<Void> confirmed(Reference reference, int letter, String secretHash) {
        try {
            requests.acknowledgeLetter(reference, letter, secretHash);
            return status(HttpStatus.ACCEPTED);
        } catch (NotAcknowledgedException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    /** The token is of this letter alone, so an address with it is this one. */
    private static boolean leadsHere(String url, String token) {
        try {
            return ("token=" + token).equals(URI.create(url).getRawQuery());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ResponseEntity<Void> status(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
