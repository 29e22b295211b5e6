package dev.rightsflow.connector.kit;

/** Codes that say why a record came to its outcome, where the outcome alone does not. */
public final class Reasons {

    /** The system has no way to do this with records of this category; its announcement said so. */
    public static final String UNSUPPORTED = "UNSUPPORTED";

    /** The system has no such category of data; the policy and the connector's descriptor disagree. */
    public static final String CATEGORY_UNKNOWN = "CATEGORY_UNKNOWN";

    /** Held, but not in the command's list: it appeared, or changed its date, since the command was decided. */
    public static final String NOT_IN_COMMAND = "NOT_IN_COMMAND";

    /** Other records of the person, which may not be erased, are found and understood only through this one. */
    public static final String NEEDED_BY_OTHERS = "NEEDED_BY_OTHERS";

    /** None of the record's fields holds what is to be corrected. */
    public static final String NO_SUCH_FIELD = "NO_SUCH_FIELD";

    /** The person provided none of the record's fields, so it is no part of an export (Art 20(1)). */
    public static final String NOTHING_PROVIDED = "NOTHING_PROVIDED";

    /** The system does not process for any of the named purposes. */
    public static final String PURPOSE_UNKNOWN = "PURPOSE_UNKNOWN";

    /** The restriction of this request is ended; the record stays restricted, since another request wants it to be. */
    public static final String STILL_RESTRICTED = "STILL_RESTRICTED";

    private Reasons() {}
}
