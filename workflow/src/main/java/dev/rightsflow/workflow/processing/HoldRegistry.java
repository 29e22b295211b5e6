package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.holds.Hold;
import java.util.Collection;
import java.util.Set;

/** The holds in force. */
public interface HoldRegistry {

    /** Those that cover somebody with one of these identifiers. */
    Collection<Hold> covering(Set<String> identifierHashes);
}
