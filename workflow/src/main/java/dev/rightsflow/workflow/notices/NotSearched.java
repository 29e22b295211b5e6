package dev.rightsflow.workflow.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The systems that an answer does not cover, and why.
 *
 * @param notConnected labels of the systems that requests do not reach yet; may be empty
 * @param notIdentified labels of the systems that find nobody without something that the person has not given (Art 11(2));
 *     may be empty
 * @param helpful what the person could give to be found there; null where every system could look
 */
public record NotSearched(
        List<String> notConnected,
        List<String> notIdentified,
        @Nullable String helpful) {

    /** Every system was reached. */
    public static final NotSearched NONE = new NotSearched(List.of(), List.of(), null);

    public NotSearched {
        notConnected = List.copyOf(notConnected);
        notIdentified = List.copyOf(notIdentified);
        Demand.holds(
                notIdentified.isEmpty() == (helpful == null),
                "Expected an answer that leaves out systems for want of an identifier to say what would help, and no"
                        + " other to");
    }

    /** Those that requests do not reach yet, for an answer that is itself about what would help. */
    public NotSearched onlyNotConnected() {
        return new NotSearched(notConnected, List.of(), null);
    }

    public boolean someNotConnected() {
        return !notConnected.isEmpty();
    }
}
