package dev.rightsflow.workflow.notices;

/**
 * Something left out of an extract, item by item, never as a whole (Art 15(4)).
 *
 * @param what in words that do not give it away
 * @param reason why, in a sentence that a layperson understands
 */
public record WithheldLine(String what, String reason) {

    public WithheldLine {
        Demand.stated("a withheld item", "what it is", what);
        Demand.stated("a withheld item", "the reason", reason);
    }
}
