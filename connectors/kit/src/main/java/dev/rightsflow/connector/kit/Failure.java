package dev.rightsflow.connector.kit;

/**
 * Why a command was not carried out.
 *
 * @param code for programs and the documentation
 * @param message for staff: what went wrong and the way out, never personal data
 * @param retryable whether the same command may succeed later
 */
public record Failure(String code, String message, boolean retryable) {

    /** The system does not answer. The commands that follow would meet the same and wait with this one. */
    public static final String SYSTEM_UNREACHABLE = "SYSTEM_UNREACHABLE";

    /** The system answered, and said no. */
    public static final String SYSTEM_REFUSED = "SYSTEM_REFUSED";

    /** A person has to destroy paper first; the message says where it is. */
    public static final String ON_PAPER = "ON_PAPER";

    /** Something that neither the connector nor the kit expects: a bug, or a system that is not what it was at start. */
    public static final String UNEXPECTED = "UNEXPECTED";

    /** The command lacks what its action needs. */
    public static final String COMMAND_INCOMPLETE = "COMMAND_INCOMPLETE";

    /** A CANCEL found its command begun and not finished: whether anything was changed must be located anew. */
    public static final String BEGUN_BEFORE_CANCEL = "BEGUN_BEFORE_CANCEL";

    /** Another instance is carrying out the same command. */
    public static final String IN_OTHER_HANDS = "IN_OTHER_HANDS";
}
