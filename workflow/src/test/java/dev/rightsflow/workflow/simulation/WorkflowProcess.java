package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.history.FactJson;
import dev.rightsflow.workflow.history.HashChain;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.processing.CaseProcessor;
import dev.rightsflow.workflow.processing.Cases;
import dev.rightsflow.workflow.processing.Output;
import dev.rightsflow.workflow.processing.Position;
import dev.rightsflow.workflow.processing.Processed;
import dev.rightsflow.workflow.processing.Received;
import dev.rightsflow.workflow.processing.RecentCases;
import dev.rightsflow.workflow.processing.StoredCase;
import dev.rightsflow.workflow.simulation.Broker.Message;
import dev.rightsflow.workflow.timers.TimerQueue;
import dev.rightsflow.workflow.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An instance of the workflow: the listener's and the timer publisher's steps around the real processor and queue. */
final class WorkflowProcess extends Member {

    static final List<String> INPUTS = List.of(Topics.REQUESTS, Topics.DECISIONS, Topics.TIMERS, Topics.REPORTS);
    static final HashChain HISTORY = new HashChain(new FactJson());
    static final Vault VAULT = new Vault(java.util.Base64.getEncoder().encodeToString(new byte[32]));

    /** What a person said or staff decided, with who the person is where that is new. */
    record Said(Input input, Received.Enclosure.OfNewCase enclosure) {}

    /** Of a few cases, so that some are forgotten again. */
    private static final int RECENT_BYTES = 10_000;

    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration TAKEN_UP_EVERY = Duration.ofHours(6);

    private final World world;
    private final KnownKeys keys;
    private CaseProcessor processor;
    private final List<Runnable> unsaved = new ArrayList<>();
    private final Set<TimerQueue.Due> offered = new HashSet<>();
    private TimerQueue timers = new TimerQueue();
    private Instant tookUp;

    WorkflowProcess(String name, World world) {
        super(name, world.broker, world.workflow);
        this.world = world;
        this.tookUp = world.now();
        timers.lookAheadTo(tookUp.plus(AHEAD));
        this.keys = new KnownKeys(world.broker);
        this.processor = processor();
    }

    @Override
    void start() {
        super.start();
        processor = processor();
    }

    /** With nothing in memory. */
    private CaseProcessor processor() {
        return new CaseProcessor(
                world.mutation == Mutation.REMEMBERS_WHAT_WAS_NOT_WRITTEN
                        ? new Hasty(new Port())
                        : new RecentCases(new Port(), RECENT_BYTES),
                world.decider(),
                HISTORY,
                new PlainComposer(world.policy(), world.secretary(), world.mutation, keys, world.written),
                world.registry,
                VAULT);
    }

    void processBatch(int most) {
        List<Message> batch = poll(world.dice(), most);
        if (batch.isEmpty()) {
            return;
        }
        if (world.mutation == Mutation.COMMITS_OFFSETS_FIRST) {
            group.commitOffsets(offsetsAfter(batch));
        }
        if (!world.strikes(10)) {
            keys.hear();
        }
        try {
            List<Received> received = batch.stream().map(this::read).toList();
            world.between(this, "polling and reading the cases");
            Processed processed = processor.process(received, committed(batch), world.now());
            processed
                    .touched()
                    .forEach(touched -> timers.update(touched.partition(), touched.current(), touched.withheld()));
            world.between(this, "writing the cases and committing the transaction");
            if (world.strikes(12)) {
                world.log(name, "its transaction is aborted");
                throw new Broker.AbortedException();
            }
            commit(batch, drafts(batch, processed));
            world.log(
                    name,
                    "commits %d records, publishes %d",
                    batch.size(),
                    processed.outputs().size());
            if (world.mutation == Mutation.PUBLISHES_BEFORE_SAVING) {
                world.between(this, "publishing and saving");
                unsaved.forEach(Runnable::run);
            }
        } catch (Cases.FencedException | Store.UnavailableException | Broker.AbortedException e) {
            world.log(name, "%s, %d records come again", e.getClass().getSimpleName(), batch.size());
            seekBack(batch);
        } catch (Broker.FencedException e) {
            world.log(name, "is fenced by the broker");
            seekBack(batch);
            noticeLosses();
        } finally {
            unsaved.clear();
        }
    }

    private List<Broker.Draft> drafts(List<Message> batch, Processed processed) {
        Set<Output> left =
                world.mutation == Mutation.PUBLISHES_AGAIN_ONLY_WHAT_COMES_AGAIN ? ofOthers(batch) : Set.of();
        List<Broker.Draft> drafts = new ArrayList<>();
        processed.outputs().stream()
                .filter(output -> !left.contains(output))
                .forEach(output -> drafts.add(new Broker.Draft(output.topic(), output.key(), world.read(output))));
        processed
                .refused()
                .forEach(refused -> drafts.add(new Broker.Draft(
                        refused.position().topic() + ".dlt", refused.position().topicPartition(), refused)));
        return drafts;
    }

    /** What is kept to be published because of records that are not in this batch. */
    private Set<Output> ofOthers(List<Message> batch) {
        Set<Position> here = batch.stream().map(WorkflowProcess::position).collect(Collectors.toSet());
        return world.store.find(batch.stream().map(Message::key).toList()).values().stream()
                .flatMap(stored -> stored.pending().stream())
                .filter(pending -> !here.contains(pending.cause()))
                .map(StoredCase.Pending::output)
                .collect(Collectors.toSet());
    }

    void publishTimers() {
        if (world.now().isAfter(tookUp.plus(TAKEN_UP_EVERY))) {
            lookAhead();
            group.owners().keySet().stream().filter(this::believesToOwn).forEach(this::takeUp);
        }
        keys.hear();
        timers.release(keys::isKnown, world.now());
        for (TimerQueue.Due due : timers.due(world.now(), 10)) {
            if (world.mutation == Mutation.OFFERS_A_TIMER_ONCE && !offered.add(due)) {
                continue;
            }
            world.between(this, "finding a due timer and publishing it");
            if (world.strikes(6)) {
                world.log(name, "loses the unacknowledged timer %s", due.timerId());
            } else {
                world.log(name, "publishes the timer %s", due.timerId());
                world.broker.append(Topics.TIMERS, due.caseId(), new Input.TimerFired(due.timerId(), due.dueAt()));
            }
        }
    }

    @Override
    void onAssigned(int partition) {
        takeUp(partition);
    }

    private void lookAhead() {
        tookUp = world.now();
        timers.lookAheadTo(tookUp.plus(AHEAD));
    }

    private void takeUp(int partition) {
        if (world.mutation != Mutation.TAKES_UP_NO_TIMERS) {
            world.store.forEachWithTimers(
                    partition,
                    stored -> timers.update(
                            partition,
                            stored.state(),
                            world.mutation == Mutation.TAKES_UP_NOTHING_WITHHELD ? Set.of() : stored.withheld()));
        }
    }

    @Override
    void onLost(int partition) {
        timers.drop(partition);
    }

    @Override
    void onDeath() {
        timers = new TimerQueue();
        keys.forget();
        lookAhead();
    }

    private Received read(Message message) {
        Position position = position(message);
        return switch (message.value()) {
            case Said said -> new Received(position, message.key(), said.input(), said.enclosure());
            case Input input -> new Received(position, message.key(), input, null);
            case Report report -> new Received(position, message.key(), Words.reported(report), located(report));
            default -> throw new IllegalStateException("Expected an input, but got " + message);
        };
    }

    private Received.@Nullable Enclosure located(Report report) {
        return report.identifiers().isEmpty() || world.mutation == Mutation.DROPS_WHAT_SYSTEMS_KNOW
                ? null
                : new Received.Enclosure.Located(
                        report.identifiers().stream().map(Identifier::value).collect(Collectors.toSet()));
    }

    private static Position position(Message message) {
        return new Position(message.topic(), message.partition(), message.offset());
    }

    private Map<String, Long> committed(List<Message> batch) {
        if (world.mutation == Mutation.FORGETS_OUTPUTS_TOO_EARLY) {
            Map<String, Long> all = new HashMap<>();
            positions().keySet().forEach(partition -> all.put(partition, Long.MAX_VALUE));
            return all;
        }
        Map<String, Long> committed = new HashMap<>(positions());
        batch.forEach(
                message -> committed.merge(message.topic() + "-" + message.partition(), message.offset(), Math::min));
        return committed;
    }

    private static StoredCase withoutSetAside(Cases.Change change) {
        StoredCase after = change.after();
        return new StoredCase(
                after.state(),
                after.confidential(),
                after.lastHash(),
                after.applied(),
                after.pending().stream()
                        .filter(pending -> pending.reasonToSetAside().isEmpty())
                        .toList(),
                after.withheld());
    }

    /** The store as this process reaches it. */
    private final class Port implements Cases {

        @Override
        public Map<String, StoredCase> find(Collection<String> ids) {
            if (world.strikes(25)) {
                throw new Store.UnavailableException();
            }
            Map<String, StoredCase> found = world.store.find(ids);
            world.between(WorkflowProcess.this, "reading the cases and writing them", 20);
            return found;
        }

        @Override
        public void save(List<Change> changes) {
            if (world.mutation == Mutation.PUBLISHES_BEFORE_SAVING) {
                unsaved.add(() -> write(changes));
            } else {
                write(changes);
            }
        }

        private void write(List<Change> changes) {
            if (world.strikes(25)) {
                throw new Store.UnavailableException();
            }
            boolean timesOut = world.strikes(15);
            int fenced = 0;
            for (Change change : world.dice().shuffled(changes)) {
                if (timesOut && world.dice().oneIn(2)) {
                    world.store.writeLater(change);
                } else if (!write(change)) {
                    fenced++;
                }
                world.between(WorkflowProcess.this, "writing one case and the next");
            }
            if (timesOut) {
                throw new Store.UnavailableException();
            }
            if (fenced > 0 && world.mutation != Mutation.PUBLISHES_ALTHOUGH_FENCED) {
                throw new FencedException(
                        "Expected to write %d cases, but %d had another version".formatted(changes.size(), fenced));
            }
        }

        private boolean write(Change change) {
            StoredCase after =
                    world.mutation == Mutation.FORGETS_WHAT_WAS_SET_ASIDE ? withoutSetAside(change) : change.after();
            if (world.mutation == Mutation.FORGETS_WHAT_WAS_APPLIED) {
                after = new StoredCase(
                        after.state(),
                        after.confidential(),
                        after.lastHash(),
                        Map.of(),
                        after.pending(),
                        after.withheld());
            }
            if (world.mutation == Mutation.FORGETS_WHAT_WAS_WITHHELD) {
                after = new StoredCase(
                        after.state(), after.confidential(), after.lastHash(), after.applied(), after.pending());
            }
            Change written = new Change(change.versionBefore(), after, change.partition());
            if (world.mutation == Mutation.IGNORES_THE_VERSION) {
                world.store.overwrite(written);
                return true;
            }
            return world.store.write(written);
        }
    }

    /** Remembers a case before it is written, and though it could not be. */
    private static final class Hasty implements Cases {

        private final Cases stored;
        private final Map<String, StoredCase> remembered = new HashMap<>();

        Hasty(Cases stored) {
            this.stored = stored;
        }

        @Override
        public Map<String, StoredCase> find(Collection<String> ids) {
            Map<String, StoredCase> found = stored.find(ids);
            ids.stream().filter(remembered::containsKey).forEach(id -> found.put(id, remembered.get(id)));
            return found;
        }

        @Override
        public void save(List<Change> changes) {
            changes.forEach(change -> remembered.put(change.after().state().id(), change.after()));
            stored.save(changes);
        }
    }
}
