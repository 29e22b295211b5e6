package dev.rightsflow.intake;

/** The broker did not say in time that it has the request; nothing was accepted, and the person may try again. */
final class NotAcknowledgedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAcknowledgedException(String caseId) {
        super("Expected the broker to acknowledge a request of case " + caseId + ", but it did not in time");
    }
}
