package dev.rightsflow.workflow.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * How a case ends, decided when it starts closing.
 *
 * @param stage an ending
 * @param ground code of the ground, always there for REFUSED, for instance {@code IDENTITY_NOT_CONFIRMED}
 * @param statement id of the words in which staff explain it
 */
public record Ending(
        Stage stage, @Nullable String ground, @Nullable String statement) {

    /** An ending that needs no words of staff. */
    public Ending(Stage stage, @Nullable String ground) {
        this(stage, ground, null);
    }

    public Ending {
        if (!stage.isEnding()) {
            throw new IllegalArgumentException("Expected an ending, but got " + stage);
        }
        if (stage == Stage.REFUSED && ground == null) {
            throw new IllegalArgumentException("Expected a refusal to have a ground, but it has none");
        }
    }
}
