package dev.rightsflow.workflow.lifecycle;

import java.util.Optional;

/** The one list of moves. */
public interface Lifecycle {

    /** Where the move takes the case; empty where it is not allowed, because of the stage or of a guard. Changes nothing. */
    Optional<Stage> next(Case current, Move move);
}
