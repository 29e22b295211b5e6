package dev.rightsflow.workflow.notices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recipient of the person's data, and whether it knows of the change (Art 19).
 *
 * @param recipient by name
 * @param told when it was told; null where it was not
 * @param acknowledged when it answered; null where it has not
 * @param notTold why it could not be told, where that was impossible or out of all proportion; null where it was told
 */
public record RecipientLine(
        String recipient,
        @Nullable LocalDate told,
        @Nullable LocalDate acknowledged,
        @Nullable String notTold) {

    public RecipientLine {
        Demand.stated("an account of recipients", "the recipient's name", recipient);
        Demand.holds(
                (told == null) != (notTold == null || notTold.isBlank()),
                "Expected a recipient to have either the day it was told or the reason it was not, but it has both or"
                        + " neither");
        Demand.holds(
                acknowledged == null || told != null,
                "Expected only a recipient that was told to have acknowledged, but this one was not told");
    }

    /** For the text: told, but silent so far. */
    public boolean silent() {
        return told != null && acknowledged == null;
    }
}
