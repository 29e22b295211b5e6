package dev.rightsflow.workflow.holds;

import java.util.List;
import java.util.Optional;

/**
 * The registry of holds. None is ever removed from it: a hold that was released still explains what was kept. Only whom it
 * covered is forgotten, once nothing can need it any more.
 */
public interface Holds {

    /**
     * An entry as it was read.
     *
     * @param revision grows with every change
     */
    record Registered(HoldEntry entry, long revision) {}

    /** @throws IllegalArgumentException if a hold of that id is there already */
    void place(HoldEntry entry);

    Optional<Registered> find(String holdId);

    /** All of them, in the order of their issue. */
    List<HoldEntry> all();

    /** The holds in force or to come whose newest revision the cases that they cover have not been told of. */
    List<Registered> unannounced();

    /** Every case that it covers has been told of this revision. */
    void announced(Registered told);

    /** @return false if somebody else has changed it since it was read: then read and decide again */
    boolean replace(Registered before, HoldEntry after);
}
