package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Action;
import java.util.List;
import java.util.stream.Stream;

/** What became of an item: the words of the answer to the person. */
public enum Outcome {
    ERASED,
    ANONYMISED,
    RECTIFIED,
    ANNOTATED,
    DISCLOSED,
    EXPORTED,
    SUPPRESSED,
    RESTRICTED,
    RETAINED,
    NOT_FOUND,
    NOT_APPLICABLE,
    FAILED,
    NOTIFIED,
    /** A restriction was ended (Art 18(3)). */
    LIFTED;

    /** What an item may have come to of which this was asked. Nobody can settle an erasure as handed out. */
    public static List<Outcome> possibleFor(Action action) {
        List<Outcome> done = switch (action) {
            case ERASE -> List.of(ERASED, ANONYMISED, RETAINED);
            case RECTIFY -> List.of(RECTIFIED, ANNOTATED);
            case RESTRICT -> List.of(RESTRICTED);
            case LIFT_RESTRICTION -> List.of(LIFTED);
            case SUPPRESS -> List.of(SUPPRESSED);
            case DISCLOSE -> List.of(DISCLOSED);
            case EXPORT -> List.of(EXPORTED);
            case NOTIFY -> List.of(NOTIFIED);
            case LOCATE, CANCEL -> List.of();
        };
        return Stream.concat(done.stream(), Stream.of(NOT_FOUND, NOT_APPLICABLE, FAILED))
                .toList();
    }

    /** Whether the person got what was asked for this item; an item that is not there, or to which the right does not apply, counts neither way. */
    public boolean fulfils() {
        return switch (this) {
            case ERASED,
                    ANONYMISED,
                    RECTIFIED,
                    ANNOTATED,
                    DISCLOSED,
                    EXPORTED,
                    SUPPRESSED,
                    RESTRICTED,
                    NOTIFIED,
                    LIFTED -> true;
            case RETAINED, NOT_FOUND, NOT_APPLICABLE, FAILED -> false;
        };
    }

    /** Whether the answer to the person is a partial or adverse one because of this item. */
    public boolean isAdverse() {
        return this == RETAINED || this == FAILED;
    }
}
