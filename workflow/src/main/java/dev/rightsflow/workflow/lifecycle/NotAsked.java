package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The systems that may know the person and were not asked what they hold. That follows from what was commanded: a policy
 * that has come since may see it otherwise.
 *
 * @param unidentified those that find nobody without an identifier which the person has not given (Art 11(2))
 * @param notConnected those that requests did not reach yet when the search was made
 */
public record NotAsked(List<DataSystem> unidentified, List<DataSystem> notConnected) {

    public NotAsked {
        unidentified = List.copyOf(unidentified);
        notConnected = List.copyOf(notConnected);
    }

    public static NotAsked of(Case current, Policy policy) {
        Case.Facts facts = current.facts();
        List<DataSystem> unidentified = new ArrayList<>();
        List<DataSystem> notConnected = new ArrayList<>();
        for (DataSystem system : policy.systemsFor(facts.right(), facts.subjectType())) {
            if (system.connection() == Connection.TOLD || current.hasAsked(system.id())) {
                continue;
            }
            boolean isConnected = system.connection().isAsked();
            if (isConnected && !system.canFindBy(facts.identifiers())) {
                unidentified.add(system);
            } else if (!isConnected || current.hasSearched()) {
                notConnected.add(system);
            }
        }
        return new NotAsked(unidentified, notConnected);
    }
}
