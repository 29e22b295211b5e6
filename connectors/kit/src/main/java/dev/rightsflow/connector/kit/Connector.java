package dev.rightsflow.connector.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system's team implements. The kit does the rest: it takes commands off Kafka, opens them, keeps the ledger,
 * decides which records may be touched, retries, and reports.
 *
 * <p>Only actions that {@link #capabilities()} names are ever called. Every method that changes something must be
 * <em>idempotent in its arguments</em>: after a crash, or after a failure half way, it is called again with the very same
 * records, must finish what is missing, and must return the same outcomes, also for records that are gone by then. They
 * are called by one thread at a time, {@link #check()} by another, and may block for as long as the system takes within
 * {@code max.poll.interval.ms}.
 *
 * <p>A method that fails throws {@link ConnectorException}. No message of an exception or log may repeat a value.
 */
public interface Connector {

    Capabilities capabilities();

    /**
     * Sees whether the connector can do its job: the system answers, and is what the configuration says it is. Called at
     * start, where a failure keeps the service from starting, and before each heartbeat, where it is announced.
     *
     * @throws MisconfiguredException with what is wrong and what would be right
     * @throws ConnectorException if the system does not answer
     */
    void check();

    /**
     * Every record of the person in every category. Changes nothing. Records are found by their own identifiers or through
     * others; being in doubt means not finding, since what is found may be erased.
     */
    List<HeldRecord> locate(Subject subject);

    /**
     * What these records say of who their person is: of each identifier that a hold may have been placed under, the value. By
     * default nothing; then a hold finds the person only by what they named themselves, or another system knows. Changes nothing.
     */
    default List<Identifier> identifiers(List<HeldRecord> records) {
        return List.of();
    }

    /** The fields of these records, each record once; those that are gone are left out. Changes nothing. */
    default List<ExtractRecord> read(List<HeldRecord> records) {
        throw undeclared(Action.DISCLOSE);
    }

    /** The same for a system that reads only by who the person is; called instead, and does what it stands for by default. */
    default List<ExtractRecord> read(Subject subject, List<HeldRecord> records) {
        return read(records);
    }

    /**
     * Where the paper is that these records stand for, without a word about the person: {@code shelf B, binder 2019-3}. A person
     * has to destroy it before {@link #erase} may forget the records; by default there is none.
     */
    default List<String> onPaper(List<HeldRecord> records) {
        return List.of();
    }

    /** Removes these records ({@link Outcome#ERASED}) or makes them anonymous ({@link Outcome#ANONYMISED}). */
    default List<RecordOutcome> erase(List<HeldRecord> records) {
        throw undeclared(Action.ERASE);
    }

    /**
     * The same for a system that erases only by who the person is, and only all that it has of them; called instead, and does
     * what it stands for by default.
     */
    default List<RecordOutcome> erase(Subject subject, List<HeldRecord> records) {
        return erase(records);
    }

    /**
     * Corrects fields ({@link Outcome#RECTIFIED}), or writes the correction beside the record where it may not be
     * overwritten ({@link Outcome#ANNOTATED}).
     *
     * @param corrections field name ({@code name}, {@code email}, {@code phone}, {@code address}) to correct value
     */
    default List<RecordOutcome> rectify(List<HeldRecord> records, Map<String, String> corrections) {
        throw undeclared(Action.RECTIFY);
    }

    /** Keeps these records in storage only, for the named purposes or, if there are none, for all. */
    default List<RecordOutcome> restrict(List<HeldRecord> records, Set<String> purposes) {
        throw undeclared(Action.RESTRICT);
    }

    /** The same for a system that finds records only by who the person is; called instead. */
    default List<RecordOutcome> restrict(Subject subject, List<HeldRecord> records, Set<String> purposes) {
        return restrict(records, purposes);
    }

    /** Ends a restriction ({@link Outcome#LIFTED}); only called for records that no other request wants restricted. */
    default List<RecordOutcome> liftRestriction(List<HeldRecord> records) {
        throw undeclared(Action.LIFT_RESTRICTION);
    }

    /** The same for a system that finds records only by who the person is; called instead. */
    default List<RecordOutcome> liftRestriction(Subject subject, List<HeldRecord> records) {
        return liftRestriction(records);
    }

    /**
     * Ends the use for the named purposes or, if there are none, for all, now and after any refresh: also where nothing is
     * held, if the system can {@linkplain #remembers remember} that.
     */
    default List<RecordOutcome> suppress(Subject subject, List<HeldRecord> records, Set<String> purposes) {
        throw undeclared(Action.SUPPRESS);
    }

    /**
     * Whether {@link #suppress} for these purposes outlives the records, and counts for records that come later: then it is
     * reported as done also of a person of whom nothing is held, and otherwise that nothing was found.
     */
    default boolean remembers(Set<String> purposes) {
        return false;
    }

    /**
     * Delivers a message.
     *
     * @param commandId from which the message derives its own id, so that the recipient can tell a second delivery after a
     *     crash from a second message
     */
    default void send(String commandId, Message message) {
        throw undeclared(Action.NOTIFY);
    }

    private static IllegalStateException undeclared(Action action) {
        return new IllegalStateException(
                "Expected a connector to implement what its capabilities name, but %s is missing".formatted(action));
    }
}
