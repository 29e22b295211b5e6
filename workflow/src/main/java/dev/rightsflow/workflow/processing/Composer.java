package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.vault.Confidential;
import java.util.List;

/** Puts what happened into records for others. */
public interface Composer {

    /** The records that one event leads to: the event itself, and a command where it issues one. */
    List<Output> compose(Link link, Case after, Confidential confidential);

    /**
     * Whether the command that this event issues has to wait, since nobody knows yet what to seal it with. Asked before it
     * is composed: a key that arrives in between leads to a command that is sent twice, not to one that is never sent.
     */
    default boolean withholds(CaseEvent event) {
        return false;
    }

    /** Where the case stands now. */
    Output status(Case current);
}
