package dev.rightsflow.workflow.policy;

import org.jspecify.annotations.Nullable;

/**
 * What data is used for.
 *
 * @param marketing whether it is direct marketing, which an objection ends without any balancing (Art 21(3))
 * @param automatedDecisions whether machines decide or profile (Art 22)
 * @param logic by what they do, and what follows for the person (Art 15(1)(h)); there where {@code automatedDecisions}, but in
 *     policies that were in force before it was demanded
 * @param objectionEndsIt for legitimate interests: the controller claims no overriding one, so an objection succeeds at once;
 *     false means that a person weighs
 */
public record Purpose(
        String id,
        Texts name,
        LegalBasis basis,
        boolean marketing,
        boolean automatedDecisions,
        @Nullable Texts logic,
        boolean objectionEndsIt) {

    /** Whether an objection is right at once, without anybody weighing interests. */
    public boolean yieldsToObjection() {
        return marketing || objectionEndsIt;
    }
}
