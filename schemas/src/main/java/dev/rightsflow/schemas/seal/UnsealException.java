package dev.rightsflow.schemas.seal;

/** A sealed payload is not for us, or not for the record that carries it: the record belongs on the dead-letter topic. */
public final class UnsealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsealException(String message) {
        super(message);
    }
}
