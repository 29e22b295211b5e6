package dev.rightsflow.workflow.holds;

import java.util.Collections;
import java.util.Set;

/** Whose records a hold covers. */
public sealed interface Covered {

    /** @param identifierHashes the identifiers of the person who asks, hashed with the key that the cases use */
    boolean includes(Set<String> identifierHashes);

    /** Certain persons, none of whom can be read from the registry: it keeps keyed hashes of what identifies them. */
    record Persons(Set<String> identifierHashes) implements Covered {

        public Persons {
            if (identifierHashes.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected a hold to cover at least one identifier, but it covers none;"
                                + " a hold on everybody says so");
            }
            identifierHashes = Set.copyOf(identifierHashes);
        }

        @Override
        public boolean includes(Set<String> asking) {
            return !Collections.disjoint(identifierHashes, asking);
        }
    }

    /**
     * Certain persons of whom nothing is known any more.
     *
     * @param identifiers how many there were
     */
    record Forgotten(int identifiers) implements Covered {

        @Override
        public boolean includes(Set<String> asking) {
            return false;
        }
    }

    /** Everybody with records in the hold's scope, for instance a year of invoices that an authority asked for. */
    record Everybody() implements Covered {

        @Override
        public boolean includes(Set<String> asking) {
            return true;
        }
    }
}
