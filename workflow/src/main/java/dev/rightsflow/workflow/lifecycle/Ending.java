package dev.rightsflow.workflow.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a case ends, decided when it starts closing.
 *
 * @param stage an ending
 * @param ground code of the ground, always there for REFUSED, for instance {@code IDENTITY_NOT_CONFIRMED}
 * @param statement id of the words in which staff explain it
 * @param twin the case that goes on instead, always there for MERGED
 */
public record Ending(
        Stage stage,
        @Nullable String ground,
        @Nullable String statement,
        @Nullable Twin twin) {

    /** Every item is kept. */
    public static final String KEPT_BY_LAW = "KEPT_BY_LAW";

    /** A person has decided not to do any of it. */
    public static final String DECLINED = "DECLINED";

    public static final String RIGHT_DOES_NOT_APPLY = "RIGHT_DOES_NOT_APPLY";

    /** It could not be done, or there was nowhere to look. */
    public static final String NOT_POSSIBLE = "NOT_POSSIBLE";

    /** Every system that may know the person finds nobody by what was given (Art 11(2)). */
    public static final String NOT_IDENTIFIABLE = "NOT_IDENTIFIABLE";

    public static final String IDENTITY_NOT_CONFIRMED = "IDENTITY_NOT_CONFIRMED";
    public static final String FEE_NOT_PAID = "FEE_NOT_PAID";

    /**
     * The case that answers for this one.
     *
     * @param dueOn last day of its time limit
     */
    public record Twin(String caseId, LocalDate dueOn) {}

    /** An ending that needs no words of staff. */
    public Ending(Stage stage, @Nullable String ground) {
        this(stage, ground, null, null);
    }

    public Ending(Stage stage, @Nullable String ground, @Nullable String statement) {
        this(stage, ground, statement, null);
    }

    static Ending merged(Twin twin) {
        return new Ending(Stage.MERGED, null, null, twin);
    }

    public Ending {
        if (!stage.isEnding()) {
            throw new IllegalArgumentException("Expected an ending, but got " + stage);
        }
        if (stage == Stage.MERGED && twin == null) {
            throw new IllegalArgumentException("Expected a merged case to name the one that goes on, but it does not");
        }
        if (stage == Stage.REFUSED && ground == null) {
            throw new IllegalArgumentException("Expected a refusal to have a ground, but it has none");
        }
    }
}
