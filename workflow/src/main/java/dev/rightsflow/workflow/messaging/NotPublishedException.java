package dev.rightsflow.workflow.messaging;

/** The broker has not taken a record: nothing happened, and the same may be tried again. */
public final class NotPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPublishedException(String message) {
        super(message);
    }
}
