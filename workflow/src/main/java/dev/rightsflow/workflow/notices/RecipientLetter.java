package dev.rightsflow.workflow.notices;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a recipient of a person's data what has changed (Art 19). No {@link Notice}: it goes to somebody else, so it says
 * nothing of the case but its reference, and never carries the person's own links.
 *
 * @param language BCP 47, of the recipient
 * @param recipient by name
 * @param change what was done here, and is to be done there
 * @param identifiers how the recipient knows the person, each with its label: no more than it already has
 * @param corrections the right values, for {@link Change#RECTIFY}; else empty
 * @param purposes what the data may not be used for any more, for {@link Change#SUPPRESS}; else empty
 * @param acknowledgePage where the recipient confirms; null where it answers by mail
 * @param acknowledgeBy the day we ask again
 */
public record RecipientLetter(
        String reference,
        String language,
        String recipient,
        Change change,
        List<Detail> identifiers,
        List<Detail> corrections,
        List<String> purposes,
        @Nullable URI acknowledgePage,
        LocalDate acknowledgeBy) {

    /** What the recipient is to do; named as the actions in the contracts. */
    public enum Change {
        RECTIFY,
        ERASE,
        RESTRICT,
        LIFT_RESTRICTION,
        SUPPRESS
    }

    /** Something with its label, in the reader's language. */
    public record Detail(String label, String value) {

        public Detail {
            Demand.stated("a detail", "its label", label);
            Demand.stated("a detail", "its value", value);
        }
    }

    public RecipientLetter {
        Demand.stated("a letter to a recipient", "its reference", reference);
        Demand.stated("a letter to a recipient", "its language", language);
        Demand.stated("a letter to a recipient", "the recipient", recipient);
        identifiers = Demand.listed("a letter to a recipient", "how it knows the person", identifiers);
        corrections = List.copyOf(corrections);
        Demand.holds(
                !corrections.isEmpty() || change != Change.RECTIFY,
                "Expected a letter about a correction to list the right values, but there are none");
        purposes = List.copyOf(purposes);
        Demand.holds(
                !purposes.isEmpty() || change != Change.SUPPRESS,
                "Expected a letter about a use that ends to list what for, but there is nothing");
        if (acknowledgePage != null) {
            Demand.page("a letter to a recipient", "where to confirm", acknowledgePage);
        }
    }

    public boolean someCorrections() {
        return !corrections.isEmpty();
    }

    public boolean somePurposes() {
        return !purposes.isEmpty();
    }
}
