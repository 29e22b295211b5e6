package dev.rightsflow.workflow.messaging;

/** The contract refuses a record: it goes to the dead-letter topic. The message is its reason and holds no personal data. */
final class RefusedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param code stable, for instance {@code KIND_UNKNOWN}; documented in {@code docs/dead-letters.md} */
    RefusedRecordException(String code, String detail) {
        super(code + ": " + detail);
    }
}
