package dev.rightsflow.intake;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.identifiers.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For programs: the same checks and the same answers as the form. */
@RestController
@RequestMapping(path = "/api/v1/requests", produces = MediaType.APPLICATION_JSON_VALUE)
class RequestApi {

    static final int LARGEST_BODY = 64 * 1024;

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7E]{8,200}");
    private static final String BEARER = "bearer ";

    private final ControllerAnnouncements announcements;
    private final RequestChecks checks;
    private final Requests requests;
    private final Secrets secrets;
    private final StatusView statuses;
    private final Addresses addresses;

    /** @param statusUrl opens the status page; whoever has it may see the status and withdraw the request */
    record Accepted(String reference, URI statusUrl) {}

    RequestApi(
            ControllerAnnouncements announcements,
            RequestChecks checks,
            Requests requests,
            Secrets secrets,
            StatusView statuses,
            Addresses addresses) {
        this.announcements = announcements;
        this.checks = checks;
        this.requests = requests;
        this.secrets = secrets;
        this.statuses = statuses;
        this.addresses = addresses;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Accepted> submit(InputStream body, @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey)
            throws IOException {
        if (idempotencyKey.isPresent()
                && !IDEMPOTENCY_KEY.matcher(idempotencyKey.get()).matches()) {
            throw Refusal.badIdempotencyKey();
        }
        JsonInput input = read(body);
        AnnouncedController controller = announcements.current().orElseThrow(Refusal::notYetAnnounced);
        CheckedRequest.Sound request = switch (checks.check(input.values(), input.bad(), false, controller)) {
            case CheckedRequest.Sound sound -> sound;
            case CheckedRequest.Faulty faulty -> throw Refusal.badFields(faulty.bad());
        };
        Reference reference = requests.submit(request, Channel.API, idempotencyKey, controller);
        return ResponseEntity.accepted()
                .location(addresses.statusInApi(reference))
                .body(new Accepted(reference.text(), addresses.statusPage(reference)));
    }

    @GetMapping("/{reference}")
    CaseView status(
            @PathVariable String reference,
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @RequestParam Optional<String> secret) {
        Reference opened = secrets.open(reference, bearer(authorization).or(() -> secret));
        return statuses.find(opened).orElseGet(() -> CaseView.received(opened.text()));
    }

    @PostMapping("/{reference}/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void withdraw(
            @PathVariable String reference,
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @RequestParam Optional<String> secret) {
        requests.withdraw(secrets.open(reference, bearer(authorization).or(() -> secret)));
    }

    /** Reads no more than is allowed, whatever the client says or does not say of the length. */
    private static JsonInput read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            return JsonInput.read(bytes);
        } catch (JsonInput.Malformed e) {
            throw Refusal.malformed(e.line, e.column);
        }
    }

    private static Optional<String> bearer(Optional<String> authorization) {
        return authorization
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
