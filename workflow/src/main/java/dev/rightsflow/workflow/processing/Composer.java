package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.vault.Confidential;
import java.util.Optional;

/** Puts what happened into records for others. */
public interface Composer {

    /** What one input led to. */
    Output history(Link link);

    /** The command that this event issues; empty where it issues none, or one that has to wait. */
    Optional<Output> command(CaseEvent event, Case after, Confidential confidential);

    /**
     * Whether the command that this event issues has to wait, since nobody knows yet what to seal it with. Asked before it
     * is composed: a key that arrives in between leads to a command that is sent twice, not to one that is never sent.
     */
    default boolean withholds(CaseEvent event) {
        return false;
    }

    /** Where the case stands now. */
    Output status(StoredCase current);
}
