package dev.rightsflow.connector.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What became of every command, kept where the side effect lives. It holds ids, categories, dates and counts; no values.
 *
 * <p>Where the store has transactions and the effect is in the same store, {@link #inOneTransaction} makes intent, effect
 * and outcome one. Where it is not, the intent is durable before the effect begins, and a crash in between is completed
 * from it. The package documentation has the proof.
 */
public interface Ledger {

    /** What is known of one command. */
    sealed interface Entry {

        String commandId();

        Instant at();

        /** It has begun: these records may have been touched already. */
        record Intended(String commandId, String caseId, Plan plan, Instant at) implements Entry {}

        /** It has its answer, which every repetition gets. Also the tombstone that a CANCEL leaves. */
        record Settled(Report report) implements Entry {
            @Override
            public String commandId() {
                return report.commandId();
            }

            @Override
            public Instant at() {
                return report.at();
            }
        }
    }

    /**
     * Runs work within one transaction, which an exception rolls back, if the effects of the work live in the same store
     * as the ledger; otherwise simply runs it.
     */
    <T> T inOneTransaction(Supplier<T> work);

    Optional<Entry> find(String commandId);

    /**
     * Notes the first that is known of a command: that it begins, or that it was cancelled before it began. On return it is
     * durable, or it is part of the transaction.
     *
     * @throws ConnectorException {@link Failure#IN_OTHER_HANDS} if the command has an entry already: then another instance
     *     was quicker
     */
    void begin(Entry first);

    /** Notes the answer. On return it is durable, or it is part of the transaction. Replaces the intent, if there is one. */
    void settle(Entry.Settled settled);

    /** Notes what is wanted restricted from now on; twice is once. On return it is durable, or it is part of the transaction. */
    void restrict(List<Restriction> restrictions);

    /** What is wanted restricted of these records. */
    List<Restriction> restrictionsOf(List<HeldRecord> records);

    /**
     * Forgets that these are wanted restricted. On return it is durable; or it is part of the transaction, and until that ends
     * nobody else frees the same records: two who each still saw the other's wish would both leave them restricted.
     */
    void free(List<Restriction> restrictions);

    /** Forgets what was settled before this instant; must be longer ago than the broker keeps commands. */
    void forgetSettledBefore(Instant instant);

    /**
     * That a case wants a record restricted (Art 18). As long as one case does, the record stays so: the end of another case's
     * restriction does not free it.
     *
     * @param commandId of the RESTRICT that wants it, which takes the wish back if it comes to nothing
     * @param purposes for which it may not be used; empty for all
     */
    record Restriction(String commandId, String caseId, HeldRecord record, Set<String> purposes) {

        public Restriction {
            purposes = Set.copyOf(purposes);
        }
    }

    /**
     * What a command will do, decided before it does anything.
     *
     * @param records that will be touched
     * @param others what the report will say about everything else
     */
    record Plan(List<HeldRecord> records, List<ItemOutcome> others) {

        public Plan {
            records = List.copyOf(records);
            others = List.copyOf(others);
        }
    }
}
