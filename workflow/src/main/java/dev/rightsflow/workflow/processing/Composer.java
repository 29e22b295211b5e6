package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.vault.Confidential;
import java.util.List;

/** Puts what happened into records for others. */
public interface Composer {

    /** The records that one event leads to: the event itself, and a command where it issues one. */
    List<Output> compose(Link link, Case after, Confidential confidential);

    /** Where the case stands now. */
    Output status(Case current);
}
