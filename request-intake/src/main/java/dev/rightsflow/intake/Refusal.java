package dev.rightsflow.intake;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * An answer that is not what was asked for, with the reason and the way out in words.
 *
 * <p>Not every refusal is known here: those of the container and of Spring become one by their status alone.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String text;
    private final transient List<Object> arguments;
    private final transient List<BadField> badFields;

    private Refusal(HttpStatus status, String text, List<Object> arguments, List<BadField> badFields) {
        super(status + ": " + text);
        this.status = status;
        this.text = text;
        this.arguments = arguments;
        this.badFields = badFields;
    }

    static Refusal badFields(List<BadField> badFields) {
        return new Refusal(HttpStatus.BAD_REQUEST, "bad-fields", List.of(badFields.size()), badFields);
    }

    static Refusal malformed(int line, int column) {
        return new Refusal(HttpStatus.BAD_REQUEST, "malformed", List.of(line, column), List.of());
    }

    static Refusal badIdempotencyKey() {
        return new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key", List.of(), List.of());
    }

    /** The same for a reference that does not exist and for a wrong secret: neither may be found out. */
    static Refusal noSuchCase() {
        return new Refusal(HttpStatus.NOT_FOUND, "no-such-case", List.of(), List.of());
    }

    static Refusal notYetAnnounced() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "not-announced", List.of(), List.of());
    }

    static Refusal notAcknowledged() {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "503", List.of(), List.of());
    }

    /** One that only its status is known of. */
    static Refusal of(HttpStatus status) {
        return new Refusal(status, String.valueOf(status.value()), List.of(), List.of());
    }

    HttpStatus status() {
        return status;
    }

    /** Key of the texts {@code problem.<text>.title} and {@code .detail}. */
    String text() {
        return text;
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    List<BadField> badFields() {
        return badFields;
    }
}
