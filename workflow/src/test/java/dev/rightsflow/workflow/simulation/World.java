package dev.rightsflow.workflow.simulation;

import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.CaseDecider;
import dev.rightsflow.workflow.lifecycle.Lifecycle;
import dev.rightsflow.workflow.lifecycle.Move;
import dev.rightsflow.workflow.lifecycle.Patience;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.processing.Output;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run: everything there is, the clock, the dice, and what went wrong so far. */
final class World implements Hazards {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final int DEEPEST = 2;
    static final Patience PATIENCE = new Patience(3, Duration.ofMinutes(10), Duration.ofDays(1));

    final Mutation mutation;
    private final Lawyers lawyers;
    private Policies inForce;
    final Broker broker = new Broker();
    final Store store = new Store();
    final Registry registry;
    /** The bytes of every output, under the number that stands for them. */
    final List<Object> written = new ArrayList<>();

    final Observed observed;
    final Broker.Group<Member> workflow = broker.new Group<>(WorkflowProcess.INPUTS);
    final List<DataSystem> systems = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    final People people;
    final Processor processor;
    final Backups backups;
    final Scheduler scheduler;
    private final Consumer<String> trace;
    final BiConsumer<Stage, Move> moves;
    private final Lifecycle lifecycle;
    private Instant now = START;
    private Dice dice;
    private boolean calm;
    private int depth;

    World(long seed, Mutation mutation, Lifecycle lifecycle, Consumer<String> trace, BiConsumer<Stage, Move> moves) {
        this.mutation = mutation;
        this.trace = trace;
        this.moves = moves;
        this.dice = new Dice(seed, -2);
        this.lawyers = dice.oneIn(2) ? Lawyers.BOLD : Lawyers.CAUTIOUS;
        this.inForce = lawyers.first();
        this.registry = new Registry(mutation);
        this.observed = new Observed(this);
        this.lifecycle = Broken.lifecycle(mutation, lifecycle);
        for (int i = 0; i < 2; i++) {
            members.add(new WorkflowProcess("workflow-" + i, this));
        }
        giveOut(workflow, members);
        boolean transactional = false;
        for (var known : policy().systems()) {
            if (known.connection() == Connection.RUNNING) {
                add(new DataSystem(
                        known.id(),
                        known.categories().stream().map(Category::id).collect(Collectors.toUnmodifiableSet()),
                        transactional,
                        known.automated() ? null : new Binders()));
                transactional = !transactional;
            }
        }
        policy().carriers().forEach(carrier -> add(new DataSystem(carrier.id(), Set.of(), false, null)));
        systems.stream().filter(system -> !dice.oneIn(12)).forEach(system -> system.announce(broker));
        this.people = new People(this);
        this.processor = new Processor(this);
        this.backups = new Backups(this);
        this.scheduler = new Scheduler(this);
    }

    private void add(DataSystem system) {
        systems.add(system);
        Broker.Group<Member> group = broker.new Group<>(List.of(Topics.commandsTo(system.id)));
        List<Member> both = List.of(
                new SystemProcess(system.id + "-0", this, system, group),
                new SystemProcess(system.id + "-1", this, system, group));
        members.addAll(both);
        giveOut(group, both);
    }

    private static void giveOut(Broker.Group<Member> group, List<Member> members) {
        for (int partition = 0; partition < Broker.PARTITIONS; partition++) {
            Member member = members.get(partition % members.size());
            member.assigned(partition, group.assign(partition, member));
        }
    }

    /** Every other run begins in peace, so that things go wrong at any point of a request's road, and not only at its beginning. */
    void begin(long seed) {
        dice = new Dice(seed, -4);
        if (dice.oneIn(2)) {
            return;
        }
        calm = true;
        people.submit();
        people.submit();
        for (int turns = dice.below(40); turns > 0; turns--) {
            if (!scheduler.everybodyWorks()) {
                store.all().forEach(stored -> people.help(stored.state()));
            }
        }
        log("world", "peace is over");
    }

    /** Takes a step: its chance is its own, whatever came before. */
    void step(long seed, int number, boolean isCalm) {
        dice = new Dice(seed, number);
        calm = isCalm;
        scheduler.act();
        observed.check();
    }

    /** From here on nothing goes wrong any more. */
    void recover(Dice fresh) {
        dice = fresh;
        calm = true;
        log("world", "everything works again");
        store.landLateWrites();
        systems.forEach(system -> {
            system.feel(DataSystem.Mood.WELL);
            system.announce(broker);
        });
        members.forEach(member -> {
            if (!member.isUp()) {
                member.start();
            }
            member.noticeLosses();
        });
        members.stream()
                .map(member -> member.group)
                .distinct()
                .forEach(group -> group.owners()
                        .forEach((partition, owner) -> owner.assigned(partition, group.assign(partition, owner))));
        observed.check();
    }

    /** The policy that is in force now. */
    Policy policy() {
        return inForce.newest();
    }

    Secretary secretary() {
        return lawyers.secretary();
    }

    Policy policyOf(Case current) {
        return lawyers.second().of(current.policyVersion());
    }

    /** Processes that start from now on decide under it, beside those that have not been restarted yet. */
    void changePolicy() {
        inForce = lawyers.second();
    }

    /** What a process decides with that starts now. */
    CaseDecider decider() {
        return Broken.decider(
                mutation,
                mutation == Mutation.NEEDS_NO_APPROVAL ? Broken.withoutApproval(inForce) : inForce,
                lifecycle,
                PATIENCE);
    }

    /** Whether every record of the item that its system still holds is in storage only. */
    boolean isRestricted(String person, Item item) {
        DataSystem system = system(item.system());
        return system.of(person).stream()
                .filter(record -> Words.isOf(record, item))
                .allMatch(system::isRestricted);
    }

    /** One that has a connector. */
    DataSystem system(String id) {
        return systems.stream()
                .filter(system -> system.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a person destroys what it is the index of. */
    boolean isOnPaper(String id) {
        return systems.stream().anyMatch(system -> system.id.equals(id) && system.binders != null);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void passUntil(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }

    Object read(Output output) {
        return written.get(ByteBuffer.wrap(output.value()).getInt());
    }

    @Override
    public Dice dice() {
        return dice;
    }

    boolean isCalm() {
        return calm;
    }

    @Override
    public boolean strikes(int oneIn) {
        return !calm && dice.oneIn(oneIn);
    }

    @Override
    public void between(Member process, String effects, int oneIn) {
        if (calm) {
            return;
        }
        if (dice.oneIn(oneIn)) {
            log(process.name, "dies between %s", effects);
            throw new Crash(effects);
        }
        if (depth < DEEPEST && dice.oneIn(oneIn)) {
            log(process.name, "stands still between %s", effects);
            depth++;
            try {
                if (dice.oneIn(2)) {
                    scheduler.replace(process);
                }
                for (int some = 1 + dice.below(8); some > 0; some--) {
                    scheduler.act();
                }
            } finally {
                depth--;
            }
            log(process.name, "goes on");
        }
    }

    void log(String who, String what, Object... details) {
        if (trace != Run.SILENT) {
            trace.accept("%s %s%s: %s".formatted(now, "  ".repeat(depth), who, what.formatted(details)));
        }
    }
}
