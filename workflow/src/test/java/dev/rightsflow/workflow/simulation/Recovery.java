package dev.rightsflow.workflow.simulation;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.processing.StoredCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Liveness: once everything works and everybody means well, every request reaches its ending; and once the holds are
 * released, years on, what was kept is erased, and then the case's own personal data.
 */
final class Recovery {

    private static final int PATIENCE = 60;
    private static final Duration UNTIL_OFFERED_AGAIN = Duration.ofSeconds(31);

    private final World world;
    private final Dice dice;

    Recovery(World world, long seed) {
        this.world = world;
        this.dice = new Dice(seed, -3);
    }

    void run() {
        world.recover(dice);
        world.backups.makeAll();
        until("every request reaches its end", this::isEverythingEnded);
        if (dice.oneIn(2)) {
            world.people.placeHold();
            world.backups.restoreAll();
        }
        world.observed.checkDeadlines();
        world.people.releaseAllHolds();
        until("what is kept is erased on its day, and then the case's own data", this::isEverythingForgotten);
        world.observed.verifyHistories();
        for (String caseId : world.observed.submitted()) {
            Violation.unless(
                    world.observed.history(caseId).endsWithItsRetention(),
                    "the system that erases is itself erasable",
                    () -> caseId + " still keeps its personal data");
        }
        world.store.all().forEach(stored -> {
            History history = world.observed.history(stored.state().id());
            Case known = history.lastKnown().orElseThrow();
            checkNothingIsLeft(known);
            world.backups.checkNothingCameBack(known);
            world.processor.checkConfirmed(known, history.forgottenAt());
        });
    }

    private void checkNothingIsLeft(Case current) {
        boolean asksForIt =
                world.policyOf(current).right(current.facts().right()).fulfilment() == Action.RESTRICT;
        current.restricted()
                .forEach(item -> Violation.unless(
                        asksForIt || (History.grants(current.ending()) && isToGo(current, item)),
                        "what was restricted meanwhile is not for ever",
                        () -> "%s still has %s in storage only: %s".formatted(current.id(), item, current.plan())));
        current.letters()
                .forEach(letter -> Violation.unless(
                        !letter.isOpen(),
                        "every letter reaches its end",
                        () -> "%s is still %s".formatted(letter.commandId(), letter.state())));
        boolean erasing = world.policyOf(current).right(current.facts().right()).fulfilment() == Action.ERASE;
        Violation.unless(
                !erasing || !History.grants(current.ending()) || current.kept().isEmpty(),
                "nothing is kept for ever",
                () -> "%s still keeps %s at %s".formatted(current.id(), current.kept(), world.now()));
    }

    /** Its system, or a person in its place, has said that it could not be done. */
    private static boolean isToGo(Case current, Item item) {
        return current.plan().stream()
                .filter(decided -> decided.item().isOfOneKindWith(item))
                .anyMatch(decided -> decided instanceof Disposition.Act);
    }

    private void until(String promise, java.util.function.BooleanSupplier reached) {
        for (int round = 0; round < PATIENCE; round++) {
            drain();
            if (reached.getAsBoolean()) {
                return;
            }
            List<StoredCase> cases = List.copyOf(world.store.all());
            cases.forEach(stored -> world.people.help(stored.state()));
            if (dice.oneIn(2)) {
                world.processor.callBack();
            }
            drain();
            if (!isAnythingParked()) {
                nextTimer().ifPresent(world::passUntil);
            }
        }
        throw new Violation(promise, describe());
    }

    /** Everybody works until nobody has anything to do. */
    private void drain() {
        world.people.tellCasesOfHolds();
        boolean busy = true;
        for (int turn = 0; busy && turn < 200; turn++) {
            busy = world.scheduler.everybodyWorks();
        }
        checkNothingIsWithheld();
        world.pass(UNTIL_OFFERED_AGAIN);
    }

    /** Every key is known: what waited for one has been sent, or waits for a person by now. */
    private void checkNothingIsWithheld() {
        for (StoredCase stored : world.store.all()) {
            for (String commandId : stored.withheld()) {
                Violation.unless(
                        stored.state()
                                .findTask(commandId)
                                .filter(task -> task.state() == Task.State.PARKED)
                                .isPresent(),
                        "what was withheld is sent once its system is known",
                        () -> commandId + " is still withheld");
            }
        }
    }

    private boolean isAnythingParked() {
        return world.store.all().stream()
                .flatMap(stored -> stored.state().waitingFor().stream())
                .anyMatch(waits -> waits.startsWith("STAFF:TASK"));
    }

    private boolean isEverythingEnded() {
        return world.store.all().size() == world.observed.submitted().size()
                && world.store.all().stream().allMatch(stored -> stored.state().isClosed());
    }

    private boolean isEverythingForgotten() {
        return world.store.all().stream()
                .allMatch(stored -> stored.state().timers().isEmpty());
    }

    private Optional<Instant> nextTimer() {
        return world.store.all().stream()
                .flatMap(stored -> stored.state().timers().values().stream())
                .min(Instant::compareTo);
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        world.store.all().forEach(stored -> {
            Case current = stored.state();
            if (!current.isClosed() || !current.timers().isEmpty()) {
                text.append("%s is %s at %s, waits for %s, with timers %s; "
                        .formatted(current.id(), current.stage(), world.now(), current.waitingFor(), current.timers()));
            }
        });
        return text.isEmpty() ? "a request has not become a case" : text.toString();
    }
}
