package dev.rightsflow.workflow.assessment;

import dev.rightsflow.workflow.policy.Reason;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about one item that policy refers to a person.
 *
 * @param referredBecause why it was referred, as the person saw it: they answered that question and no other
 * @param recordDate for KEEP: the date of the newest record, which the system did not report
 */
public record Judgement(
        Item item,
        Reason referredBecause,
        Choice choice,
        @Nullable LocalDate recordDate) {

    public enum Choice {
        /** What was asked is done with the item. */
        GRANT,
        /** It is not done; the person is told why. */
        DECLINE,
        /** A retention rule that counts from the record's date keeps it. */
        KEEP
    }

    public Judgement {
        if ((choice == Choice.KEEP) != (recordDate != null)) {
            throw new IllegalArgumentException(
                    "Expected a record date for what a retention rule keeps and for nothing else, but got " + recordDate
                            + " for " + choice);
        }
    }

    /** What the law leaves to a person, by why they are asked. Empty for what is never referred. */
    public static Set<Choice> choices(Reason referredBecause) {
        if (referredBecause.mayBeDeclined()) {
            return EnumSet.of(Choice.GRANT, Choice.DECLINE);
        }
        // Whether a retention rule keeps a record is a matter of dates and not of opinion.
        return referredBecause == Reason.RECORD_DATE_MISSING
                ? EnumSet.of(Choice.GRANT, Choice.KEEP)
                : EnumSet.noneOf(Choice.class);
    }

    /** Whether it hands out what others stand in, which takes a second person (Art 15(4)). */
    public boolean opensWhatConcernsOthers() {
        return referredBecause == Reason.THIRD_PERSONS && choice == Choice.GRANT;
    }
}
