package dev.rightsflow.workflow.processing;

import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.history.Link;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.lifecycle.Verdict;
import dev.rightsflow.workflow.vault.Confidential;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes batches. Two round trips to the store a batch, however many cases and records it holds. */
public final class CaseProcessor {

    private final Cases cases;
    private final CaseDecider decider;
    private final HashChain history;
    private final Composer composer;
    private final HoldRegistry holds;
    private final Vault vault;

    public CaseProcessor(
            Cases cases, CaseDecider decider, HashChain history, Composer composer, HoldRegistry holds, Vault vault) {
        this.cases = cases;
        this.decider = decider;
        this.history = history;
        this.composer = composer;
        this.holds = holds;
        this.vault = vault;
    }

    /**
     * Applies a batch and writes the cases. Outputs are returned, not published.
     *
     * @param batch in the order of each partition
     * @param committed by input topic and partition, the first offset that may still be delivered again
     * @throws Cases.FencedException if another writer owns a case now; nothing may be published then
     */
    public Processed process(List<Received> batch, Map<String, Long> committed, Instant now) {
        Map<String, List<Received>> byCase = batch.stream()
                .collect(Collectors.groupingBy(Received::caseId, LinkedHashMap::new, Collectors.toList()));
        Map<String, StoredCase> found = cases.find(byCase.keySet());

        List<Output> outputs = new ArrayList<>();
        List<Processed.Refused> refused = new ArrayList<>();
        List<Cases.Change> changes = new ArrayList<>();
        List<Processed.Touched> touched = new ArrayList<>();
        byCase.forEach((caseId, inputs) -> {
            StoredCase before = found.get(caseId);
            OneCase one = new OneCase(caseId, before, committed, now);
            inputs.forEach(one::apply);
            outputs.addAll(one.outputs);
            refused.addAll(one.refused);
            StoredCase after = one.current;
            if (after != null) {
                int partition = inputs.getFirst().position().partition();
                touched.add(new Processed.Touched(after.state(), partition, after.withheld()));
                outputs.add(composer.status(after));
                if (one.changed) {
                    changes.add(new Cases.Change(before == null ? null : before.version(), after, partition));
                }
            }
        });
        if (!changes.isEmpty()) {
            cases.save(changes);
        }
        return new Processed(outputs, refused, touched);
    }

    /** Whether a hold keeps something cannot be known now. Nothing is decided without knowing it. */
    static final class HoldsUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        HoldsUnavailable(RuntimeException cause) {
            super("Expected to read the holds, but could not; the batch is tried again", cause);
        }
    }

    /** The share of one case in a batch. */
    private final class OneCase {

        private final String caseId;
        private final Instant now;
        private final List<Output> outputs = new ArrayList<>();
        private final List<Processed.Refused> refused = new ArrayList<>();
        private final List<StoredCase.Pending> setAside = new ArrayList<>();
        private @Nullable StoredCase current;
        private boolean changed;

        OneCase(String caseId, @Nullable StoredCase stored, Map<String, Long> committed, Instant now) {
            this.caseId = caseId;
            this.now = now;
            this.current = stored == null ? null : withoutSettled(stored, committed);
            publishAgain();
        }

        /**
         * All that may not have been published yet, in its order and before anything new: its records may come again in
         * another order than they came in, since they are of several topics. What is published twice, readers leave out.
         */
        private void publishAgain() {
            if (current != null) {
                current.pending().stream()
                        .filter(pending -> pending.reasonToSetAside().isEmpty())
                        .map(StoredCase.Pending::output)
                        .forEach(outputs::add);
            }
        }

        void apply(Received received) {
            if (current != null && current.hasApplied(received.position())) {
                current.pending().stream()
                        .filter(pending -> pending.cause().equals(received.position()))
                        .forEach(this::setAsideAgain);
                return;
            }
            // A record that the core cannot take is set aside with its reason; it never stops the partition.
            try {
                decide(received);
            } catch (HoldsUnavailable e) {
                // No fault of the record: the batch is tried again as a whole.
                throw e;
            } catch (RuntimeException e) {
                setAside(received, "INTERNAL_ERROR: " + e.getClass().getSimpleName(), e);
            }
        }

        private void setAsideAgain(StoredCase.Pending pending) {
            pending.reasonToSetAside()
                    .ifPresent(reason -> refused.add(new Processed.Refused(pending.cause(), reason, null)));
        }

        private void setAside(Received received, String reason, @Nullable RuntimeException bug) {
            refused.add(new Processed.Refused(received.position(), reason, bug));
            setAside.add(StoredCase.Pending.setAside(received.position(), caseId, reason));
        }

        private void decide(Received received) {
            StoredCase before = current;
            Verdict verdict = decider.decide(
                    before == null ? null : before.state(),
                    caseId,
                    received.input(),
                    now,
                    () -> before == null
                            ? List.of()
                            : covering(known(before, received).heldBy()));
            switch (verdict) {
                case Verdict.Accepted accepted -> record(received, accepted.events());
                case Verdict.Rejected rejected
                when before == null -> setAside(received, "NO_SUCH_CASE: " + rejected.reason(), null);
                case Verdict.Rejected rejected ->
                    record(
                            withoutLocated(received),
                            List.of(new CaseEvent.InputRefused(received.input().name(), rejected.reason())));
            }
        }

        /** With what this very input brings: the last answer to LOCATE is what the plan follows from. */
        private static Confidential known(StoredCase before, Received received) {
            return received.enclosure() instanceof Received.Enclosure.Located located
                    ? before.confidential().withLocated(located.identifierHashes())
                    : before.confidential();
        }

        private Collection<Hold> covering(Set<String> identifierHashes) {
            try {
                return holds.covering(identifierHashes);
            } catch (RuntimeException e) {
                throw new HoldsUnavailable(e);
            }
        }

        /** Only what was asked for, so that no system can fill a case with identifiers. */
        private static Received withoutLocated(Received refused) {
            return refused.enclosure() instanceof Received.Enclosure.Located
                    ? new Received(refused.position(), refused.caseId(), refused.input(), null)
                    : refused;
        }

        private void record(Received received, List<CaseEvent> events) {
            Confidential confidential = enclosed(received);
            Case state = current == null ? null : current.state();
            byte[] lastHash = current == null ? HashChain.start() : current.lastHash();
            long first = state == null ? 1 : state.sequence() + 1;
            List<Output> fresh = new ArrayList<>();
            Set<String> withheld = new LinkedHashSet<>(current == null ? Set.of() : current.withheld());
            for (CaseEvent event : events) {
                state = state == null ? Case.opened((CaseEvent.RequestReceived) event) : state.apply(event);
                if (event instanceof CaseEvent.PersonalDataErased) {
                    confidential = Confidential.DESTROYED;
                }
                commandIn(event).ifPresent(command -> {
                    if (composer.withholds(event)) {
                        withheld.add(command);
                    } else {
                        withheld.remove(command);
                    }
                });
                composer.command(event, state, confidential).ifPresent(fresh::add);
            }
            if (state == null) {
                return;
            }
            if (state.isClosed()) {
                // The person has them, or does not get them: nobody needs a copy of a person's data for as long as the
                // case.
                confidential = confidential.withoutExtracts();
            }
            Link link = history.append(
                    lastHash, caseId, first, now, received.input().actor(), events, vault.sealOf(caseId, confidential));
            fresh.addFirst(composer.history(link));
            Map<String, Long> applied = new LinkedHashMap<>(current == null ? Map.of() : current.applied());
            applied.put(
                    received.position().topicPartition(), received.position().offset());
            Case after = state;
            withheld.removeIf(
                    command -> after.findTask(command).filter(Task::isOpen).isEmpty());
            List<StoredCase.Pending> pending = new ArrayList<>(current == null ? List.of() : current.pending());
            pending.addAll(setAside);
            setAside.clear();
            fresh.forEach(output -> pending.add(new StoredCase.Pending(received.position(), output)));
            current = new StoredCase(state, confidential, link.hash(), applied, pending, withheld);
            outputs.addAll(fresh);
            changed = true;
        }

        private static Optional<String> commandIn(CaseEvent event) {
            return switch (event) {
                case CaseEvent.CommandIssued issued -> Optional.of(issued.commandId());
                case CaseEvent.CommandRepeated repeated -> Optional.of(repeated.commandId());
                default -> Optional.empty();
            };
        }

        private Confidential enclosed(Received received) {
            Received.@Nullable Enclosure enclosure = received.enclosure();
            if (current == null) {
                if (enclosure instanceof Received.Enclosure.OfNewCase fresh) {
                    return fresh.confidential();
                }
                throw new IllegalStateException(
                        "Expected a new case to come with what is confidential about it: " + caseId);
            }
            Confidential confidential = current.confidential();
            if (confidential.isDestroyed()) {
                return confidential;
            }
            return switch (enclosure) {
                case null -> confidential;
                case Received.Enclosure.OfNewCase ignored -> confidential;
                case Received.Enclosure.Located located -> confidential.withLocated(located.identifierHashes());
                case Received.Enclosure.Extract extract ->
                    confidential.withExtract(
                            extract.commandId(), vault.encrypt(caseId, confidential.dataKey(), extract.plain()));
                case Received.Enclosure.Reason reason ->
                    confidential.withReason(
                            reason.decisionId(), vault.encrypt(caseId, confidential.dataKey(), reason.plain()));
            };
        }

        /** Forgets outputs whose records can't be delivered again. */
        private static StoredCase withoutSettled(StoredCase stored, Map<String, Long> committed) {
            List<StoredCase.Pending> pending = stored.pending().stream()
                    .filter(output -> output.cause().offset()
                            >= committed.getOrDefault(output.cause().topicPartition(), 0L))
                    .toList();
            return pending.size() == stored.pending().size()
                    ? stored
                    : new StoredCase(
                            stored.state(),
                            stored.confidential(),
                            stored.lastHash(),
                            stored.applied(),
                            pending,
                            stored.withheld());
        }
    }
}
