package dev.rightsflow.workflow.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * How a case ends, decided when it starts closing.
 *
 * @param stage an ending
 * @param ground code of the ground, always there for REFUSED, for instance {@code IDENTITY_NOT_CONFIRMED}
 */
public record Ending(Stage stage, @Nullable String ground) {

    public Ending {
        if (!stage.isEnding()) {
            throw new IllegalArgumentException("Expected an ending, but got " + stage);
        }
        if (stage == Stage.REFUSED && ground == null) {
            throw new IllegalArgumentException("Expected a refusal to have a ground, but it has none");
        }
    }
}
