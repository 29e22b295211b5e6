package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Action;
import dev.rightsflow.connector.kit.Capabilities;
import dev.rightsflow.connector.kit.Command;
import dev.rightsflow.connector.kit.CommandBatch;
import dev.rightsflow.connector.kit.CommandHandler;
import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.connector.kit.Retries;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.simulation.Broker.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An instance of a connector: the listener's steps around the real batch and handler. */
final class SystemProcess extends Member {

    final DataSystem system;
    private final World world;
    private final CommandBatch commands;

    SystemProcess(String name, World world, DataSystem system, Broker.Group<Member> group) {
        super(name, world.broker, group);
        this.world = world;
        this.system = system;
        ConnectorTwin connector = new ConnectorTwin(this, world, capabilities(system));
        this.commands = new CommandBatch(
                new CommandHandler(connector, new LedgerTwin(this, world, connector)),
                new Retries(List.of(Duration.ofMillis(200), Duration.ofSeconds(2)), Duration.ofSeconds(30)),
                world::now,
                world::pass,
                (command, bug) -> world.log(name, "meets a bug in %s", command.commandId()));
    }

    void answerBatch(int most) {
        List<Message> batch = poll(world.dice(), most);
        if (batch.isEmpty()) {
            return;
        }
        world.between(this, "polling and answering");
        try {
            List<Report> reports = new ArrayList<>();
            List<Command> readable = new ArrayList<>();
            for (Message message : batch) {
                Sealed sealed = (Sealed) message.value();
                if (isLiedTo(sealed.command())) {
                    reports.add(lie(sealed.command()));
                } else if (canOpen(sealed)) {
                    readable.add(sealed.command());
                } else {
                    reports.add(notReadable(sealed.command()));
                }
            }
            reports.addAll(commands.answer(readable));
            world.between(this, "answering and committing the transaction");
            if (world.strikes(12)) {
                world.log(name, "its transaction is aborted");
                throw new Broker.AbortedException();
            }
            commit(
                    batch,
                    reports.stream()
                            .map(report -> new Broker.Draft(Topics.REPORTS, report.caseId(), report))
                            .toList());
            reports.forEach(report -> world.log(name, "reports %s", report.reportId()));
        } catch (Broker.AbortedException e) {
            seekBack(batch);
        } catch (Broker.FencedException e) {
            world.log(name, "is fenced by the broker");
            seekBack(batch);
            noticeLosses();
        }
    }

    private boolean canOpen(Sealed sealed) {
        return sealed.key() == null || sealed.key() == system.key();
    }

    /** As the kit's reader answers: sent again, it is sealed to the new key. */
    private Report notReadable(Command command) {
        world.log(name, "cannot open %s", command.commandId());
        return new Report(
                command.commandId() + "/PAYLOAD_NOT_READABLE",
                command.commandId(),
                command.caseId(),
                command.system(),
                command.action(),
                Report.Kind.FAILED,
                world.now(),
                List.of(),
                List.of(),
                new Failure("PAYLOAD_NOT_READABLE", "sealed to another key", true),
                List.of(),
                List.of());
    }

    private boolean isLiedTo(Command command) {
        return world.mutation == Mutation.ANSWERS_A_CANCEL_AND_EXECUTES && command.action() == Action.CANCEL;
    }

    private Report lie(Command cancel) {
        String cancelled = Objects.requireNonNull(cancel.cancels());
        return new Report(
                cancelled + "/CANCELLED",
                cancelled,
                cancel.caseId(),
                cancel.system(),
                Action.CANCEL,
                Report.Kind.CANCELLED,
                world.now(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static Capabilities capabilities(DataSystem system) {
        if (system.categories.isEmpty()) {
            return Capabilities.notifying();
        }
        Capabilities all = Capabilities.locating(system.categories);
        for (Action action : List.of(Action.DISCLOSE, Action.EXPORT, Action.ERASE, Action.RECTIFY, Action.SUPPRESS)) {
            all = all.and(action, system.categories);
        }
        // Answers to surveys can't be restricted: what is kept of them is left to a person.
        Set<String> restrictable = system.categories.stream()
                .filter(category -> !category.equals("survey-answer"))
                .collect(Collectors.toSet());
        return all.and(Action.RESTRICT, restrictable).and(Action.LIFT_RESTRICTION, restrictable);
    }
}
