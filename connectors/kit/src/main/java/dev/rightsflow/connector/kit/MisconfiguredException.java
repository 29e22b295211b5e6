package dev.rightsflow.connector.kit;

/** A connector cannot do its job as it is set up, and says what is wrong and what would be right. It refuses to start. */
public final class MisconfiguredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MisconfiguredException(String message) {
        super(message);
    }

    public MisconfiguredException(String message, Throwable cause) {
        super(message, cause);
    }
}
