package dev.rightsflow.connector.kit;

/**
 * A connector's way to say that it could not do what it was told. Anything else that it throws counts as a bug and is
 * reported as {@link Failure#UNEXPECTED}, without its message, since messages of drivers tend to repeat values.
 */
public final class ConnectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private ConnectorException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    private ConnectorException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** The system does not answer now. Retried. */
    public static ConnectorException unreachable(String message, Throwable cause) {
        return new ConnectorException(new Failure(Failure.SYSTEM_UNREACHABLE, message, true), cause);
    }

    /** The system refuses for now, and may not later. Retried. */
    public static ConnectorException later(String code, String message) {
        return new ConnectorException(new Failure(code, message, true));
    }

    /** The system refuses, and will again: somebody must do something first, and the message says what. */
    public static ConnectorException refused(String code, String message) {
        return new ConnectorException(new Failure(code, message, false));
    }

    public Failure failure() {
        return failure;
    }
}
