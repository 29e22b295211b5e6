package dev.rightsflow.workflow.policy;

/**
 * What data is used for.
 *
 * @param marketing whether it is direct marketing, which an objection ends without any balancing (Art 21(3))
 * @param automatedDecisions whether machines decide or profile (Art 22)
 * @param objectionEndsIt for legitimate interests: the controller claims no overriding one, so an objection succeeds at once;
 *     false means that a person weighs
 */
public record Purpose(
        String id,
        Texts name,
        LegalBasis basis,
        boolean marketing,
        boolean automatedDecisions,
        boolean objectionEndsIt) {

    /** Whether an objection is right at once, without anybody weighing interests. */
    public boolean yieldsToObjection() {
        return marketing || objectionEndsIt;
    }
}
