package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.ExtractRecord;
import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.connector.kit.Identifier;
import dev.rightsflow.connector.kit.Message;
import dev.rightsflow.connector.kit.Outcome;
import dev.rightsflow.connector.kit.Reasons;
import dev.rightsflow.connector.kit.RecordOutcome;
import dev.rightsflow.connector.kit.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a system's team would write, over a system that may be in any mood and a process that may die after any record. */
final class ConnectorTwin implements Connector {

    private final SystemProcess process;
    private final World world;
    private final DataSystem system;
    private final Capabilities capabilities;

    /** The command that is carried out, as the ledger was asked about it. */
    private String command = "";

    /** Whether it had been reported as done when the ledger was asked: then it may not be done again. */
    private boolean doneBefore;

    ConnectorTwin(SystemProcess process, World world, Capabilities capabilities) {
        this.process = process;
        this.world = world;
        this.system = process.system;
        this.capabilities = capabilities;
    }

    void carriesOut(String commandId) {
        command = commandId;
        doneBefore = world.observed.isDone(commandId);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void check() {
        // There is nothing that could be missing.
    }

    @Override
    public List<HeldRecord> locate(Subject subject) {
        answerOrFail();
        List<HeldRecord> found = system.of(String.valueOf(subject.email()));
        if (system.mood() == DataSystem.Mood.WRONG) {
            found.add(new HeldRecord("never-heard-of", null, "wrong"));
        }
        return found;
    }

    @Override
    public List<Identifier> identifiers(List<HeldRecord> records) {
        answerOrFail();
        return records.stream()
                .flatMap(record -> system.telephoneIn(record).stream())
                .map(telephone -> new Identifier("phone", telephone))
                .toList();
    }

    @Override
    public List<ExtractRecord> read(List<HeldRecord> records) {
        answerOrFail();
        return records.stream()
                .map(record -> new ExtractRecord(
                        record.category(),
                        record.recordDate(),
                        List.of(new ExtractRecord.Field("name", "value", true))))
                .toList();
    }

    /** The places, whether there is anything any more or not: an index knows no better. */
    @Override
    public List<String> onPaper(List<HeldRecord> records) {
        answerOrFail();
        return system.binders == null || world.mutation == Mutation.FORGETS_WHERE_PAPER_IS
                ? List.of()
                : records.stream()
                        .map(record -> "binder " + record.recordDate())
                        .distinct()
                        .toList();
    }

    @Override
    public List<RecordOutcome> erase(List<HeldRecord> records) {
        answerOrFail();
        String carriedOut = command;
        List<RecordOutcome> became = new ArrayList<>();
        for (HeldRecord record : records) {
            if (system.isNeededByOthers(record, records)) {
                became.add(record.became(Outcome.RETAINED, Reasons.NEEDED_BY_OTHERS));
                continue;
            }
            became.add(record.became(Outcome.ERASED));
            world.observed.effect(carriedOut, doneBefore, record);
            boolean there = system.erase(record, carriedOut);
            world.log(process.name, there ? "erases %s" : "finds %s erased already", record.id());
            world.between(process, "erasing one record and the next", 20);
        }
        return became;
    }

    @Override
    public List<RecordOutcome> rectify(List<HeldRecord> records, Map<String, String> corrections) {
        return effect(records, Outcome.RECTIFIED);
    }

    @Override
    public List<RecordOutcome> restrict(List<HeldRecord> records, Set<String> purposes) {
        return restrict(records, Outcome.RESTRICTED);
    }

    @Override
    public List<RecordOutcome> liftRestriction(List<HeldRecord> records) {
        return restrict(records, Outcome.LIFTED);
    }

    private List<RecordOutcome> restrict(List<HeldRecord> records, Outcome outcome) {
        answerOrFail();
        world.observed.effect(command, doneBefore, null);
        for (HeldRecord record : records) {
            if (world.mutation != Mutation.RESTRICTS_ONLY_IN_ITS_REPORT) {
                system.restrict(record, outcome == Outcome.RESTRICTED);
            }
            world.between(process, "restricting one record and the next", 20);
        }
        return became(records, outcome);
    }

    @Override
    public List<RecordOutcome> suppress(Subject subject, List<HeldRecord> records, Set<String> purposes) {
        return effect(records, Outcome.SUPPRESSED);
    }

    @Override
    public boolean remembers(Set<String> purposes) {
        return system.transactional;
    }

    @Override
    public void send(String commandId, Message message) {
        answerOrFail();
        world.observed.effect(commandId, doneBefore, null);
        world.log(process.name, "sends %s", commandId);
        if (Processor.isToldBy(system.id, world.policy())) {
            world.processor.told(commandId);
        }
        world.between(process, "sending a mail and hearing of it", 20);
    }

    private List<RecordOutcome> effect(List<HeldRecord> records, Outcome outcome) {
        answerOrFail();
        world.observed.effect(command, doneBefore, null);
        world.between(process, "an effect and hearing of it", 20);
        return became(records, outcome);
    }

    private void answerOrFail() {
        switch (system.mood()) {
            case UNREACHABLE -> throw ConnectorException.unreachable("away", new IllegalStateException());
            case FLAKY -> {
                if (world.dice().oneIn(3)) {
                    throw ConnectorException.later("BUSY", "busy");
                }
            }
            case REFUSING -> throw ConnectorException.refused("REFUSED", "no");
            case BUGGY -> {
                if (world.dice().oneIn(2)) {
                    throw new IllegalStateException("a bug");
                }
            }
            case WELL, SILENT, WRONG -> {}
        }
    }

    private static List<RecordOutcome> became(List<HeldRecord> records, Outcome outcome) {
        List<RecordOutcome> outcomes = new ArrayList<>();
        records.forEach(record -> outcomes.add(record.became(outcome)));
        return outcomes;
    }
}
