package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.Failure;
import dev.rightsflow.connector.kit.Report;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.simulation.Broker.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Decides who acts next and what goes wrong. */
final class Scheduler {

    private final World world;

    Scheduler(World world) {
        this.world = world;
    }

    void act() {
        world.pass(Duration.ofMillis(1));
        int chance = world.dice().below(100);
        if (chance < 30) {
            anyMember(member -> member instanceof WorkflowProcess && member.hasSomethingToRead(), this::poll);
        } else if (chance < 56) {
            anyMember(member -> member instanceof SystemProcess && member.hasSomethingToRead(), this::poll);
        } else if (chance < 63) {
            anyMember(WorkflowProcess.class::isInstance, this::publishTimers);
        } else if (chance < 68) {
            world.people.submit();
        } else if (chance < 74) {
            if (world.dice().oneIn(6)) {
                world.processor.callBack();
            } else {
                world.people.actAsPerson();
            }
        } else if (chance < 82) {
            world.people.actAsStaff();
        } else if (chance < 88) {
            passTime();
        } else {
            goWrong(chance);
        }
    }

    private void goWrong(int chance) {
        switch (chance) {
            case 88 -> kill();
            case 89, 90 -> {
                if (world.dice().oneIn(8)) {
                    world.log("lawyers", "put another policy in force");
                    world.changePolicy();
                }
                restart();
            }
            case 91, 92 -> movePartition();
            case 93 -> world.members.stream().filter(member -> !member.isBusy()).forEach(Member::noticeLosses);
            case 94 -> {
                if (world.dice().oneIn(4)) {
                    announce();
                } else {
                    changeMood();
                }
            }
            case 95 -> world.people.placeHold();
            case 96, 97 -> world.people.tellCasesOfHolds();
            case 98 -> {
                if (world.dice().oneIn(2)) {
                    world.backups.makeOrRestore();
                } else {
                    world.people.releaseOrReviewHold();
                }
            }
            default -> {
                world.store.landLateWrites();
                repeatAReport();
                askTwice();
            }
        }
    }

    /** @return whether anybody has something left to do */
    boolean everybodyWorks() {
        world.pass(Duration.ofMillis(1));
        for (Member member : world.members) {
            if (member.hasSomethingToRead()) {
                member.doing(() -> poll(member));
                world.observed.check();
            }
            if (member instanceof WorkflowProcess workflow) {
                workflow.doing(workflow::publishTimers);
            }
        }
        world.observed.check();
        return world.members.stream().anyMatch(Member::hasSomethingToRead);
    }

    private void poll(Member member) {
        int most = 1 + world.dice().below(5);
        switch (member) {
            case WorkflowProcess workflow -> workflow.processBatch(most);
            case SystemProcess system -> {
                if (system.system.mood() != DataSystem.Mood.SILENT) {
                    system.answerBatch(most);
                }
            }
            default -> throw new IllegalStateException("Expected a known member, but got " + member.name);
        }
    }

    private void publishTimers(Member member) {
        ((WorkflowProcess) member).publishTimers();
    }

    private void passTime() {
        Dice dice = world.dice();
        Duration time = switch (dice.below(8)) {
            case 0, 1, 2 -> Duration.ofMinutes(1 + dice.below(600));
            case 3, 4, 5 -> Duration.ofDays(1 + dice.below(6));
            case 6 -> Duration.ofDays(20 + dice.below(60));
            default -> Duration.ofDays(365L * (1 + dice.below(4)));
        };
        world.pass(time);
        world.log("clock", "%s pass", time);
    }

    private void kill() {
        anyMember(any -> true, member -> {
            world.log(member.name, "is killed");
            member.die();
        });
    }

    private void restart() {
        for (Member member : world.members) {
            if (!member.isUp()) {
                world.log(member.name, "starts again");
                member.start();
                member.group.owners().forEach((partition, owner) -> {
                    if (owner == member) {
                        member.assigned(partition, member.group.assign(partition, member));
                    }
                });
            }
        }
    }

    /** Who stands still for too long is taken for dead; it may go on as a zombie. */
    void replace(Member still) {
        still.group.owners().forEach((partition, owner) -> {
            if (owner == still) {
                anyMember(other -> other.group == still.group, other -> {
                    world.log(still.name, "is taken for dead, %s takes over partition %d", other.name, partition);
                    other.assigned(partition, other.group.assign(partition, other));
                });
            }
        });
    }

    /** The one before notices at once, or goes on as a zombie until it tries to commit. */
    private void movePartition() {
        int partition = world.dice().below(Broker.PARTITIONS);
        anyMember(any -> true, member -> {
            Member before = member.group.owners().get(partition);
            if (before != member && before != null) {
                boolean notices = world.dice().oneIn(2) && !before.isBusy() && before.isUp();
                world.log(
                        before.name, "loses partition %d to %s%s", partition, member.name, notices ? "" : " unnoticed");
                if (notices) {
                    before.lost(partition);
                }
                member.assigned(partition, member.group.assign(partition, member));
            }
        });
    }

    private void changeMood() {
        DataSystem system = world.dice().pick(world.systems);
        system.feel(
                world.dice().oneIn(3) ? DataSystem.Mood.WELL : world.dice().pick(List.of(DataSystem.Mood.values())));
        world.log(system.id, "is %s", system.mood());
    }

    /** It is there at last, or again, or with another key. */
    private void announce() {
        DataSystem system = world.dice().pick(world.systems);
        if (world.dice().oneIn(2)) {
            system.changeKey();
        }
        system.announce(world.broker);
        world.log(system.id, "announces its key %d", system.key());
    }

    /** A report arrives once more, or in another system's name. */
    private void repeatAReport() {
        int partition = world.dice().below(Broker.PARTITIONS);
        List<Message> reports = world.broker.read(Topics.REPORTS, partition, 0, Integer.MAX_VALUE);
        if (!reports.isEmpty()) {
            Message message = world.dice().pick(reports);
            Object again = message.value() instanceof Report report
                            && world.dice().oneIn(3)
                    ? new Input.Reported("mail", report.commandId(), new Input.Report.Done(List.of(), List.of()))
                    : message.value();
            world.log("broker", "a report on %s arrives again", message.key());
            world.broker.append(Topics.REPORTS, message.key(), again);
        }
    }

    /** An index gets a command again, and finds nothing any more of what it had sent a person to destroy. */
    private void askTwice() {
        List<Report> pointed = IntStream.range(0, Broker.PARTITIONS)
                .mapToObj(partition -> world.broker.read(Topics.REPORTS, partition, 0, Integer.MAX_VALUE))
                .flatMap(List::stream)
                .map(Message::value)
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .filter(report ->
                        report.failure() != null && report.failure().code().equals(Failure.ON_PAPER))
                .filter(report -> world.system(report.system())
                        .of(People.personOf(report.caseId()))
                        .isEmpty())
                .toList();
        if (!pointed.isEmpty()) {
            Report report = world.dice().pick(pointed);
            world.log(report.system(), "finds nothing any more for %s", report.commandId());
            Input late = new Input.Reported(
                    report.system(), report.commandId(), new Input.Report.Done(List.of(), List.of()));
            world.broker.append(Topics.REPORTS, report.caseId(), late);
        }
    }

    private void anyMember(Predicate<Member> which, java.util.function.Consumer<Member> work) {
        List<Member> able = world.members.stream()
                .filter(member -> member.isUp() && !member.isBusy())
                .filter(which)
                .toList();
        if (!able.isEmpty()) {
            Member member = world.dice().pick(able);
            member.doing(() -> work.accept(member));
        }
    }
}
