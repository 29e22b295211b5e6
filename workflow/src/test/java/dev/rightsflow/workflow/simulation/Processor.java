package dev.rightsflow.workflow.simulation;

import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine of a recipient that is told over OpenDSR. It erases in its own time, and calls back when it has: late, again, never,
 * or before anybody has heard that it was told.
 */
final class Processor {

    private final World world;
    private final Set<String> told = new LinkedHashSet<>();
    private final Map<String, Instant> completed = new TreeMap<>();

    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    Processor(World world) {
        this.world = world;
    }

    static boolean isToldBy(String system, Policy policy) {
        return policy.opendsr() != null && policy.opendsr().id().equals(system);
    }

    void told(String letter) {
        told.add(letter);
        if (world.dice().oneIn(4)) {
            completed(letter);
        }
    }

    /** Of something that it was told, mostly of what it has not said yet. */
    void callBack() {
        List<String> open = told.stream()
                .filter(letter -> !completed.containsKey(letter) || world.dice().oneIn(4))
                .toList();
        if (!open.isEmpty()) {
            completed(world.dice().pick(open));
        }
    }

    /** Only that it is done reaches the workflow; the intake keeps every other status to itself. */
    private void completed(String letter) {
        completed.putIfAbsent(letter, world.now());
        world.log("processor", "has completed %s", letter);
        String[] parts = letter.split(":", -1);
        world.broker.append(Topics.REQUESTS, parts[0], new Input.LetterAcknowledged(Integer.parseInt(parts[3])));
    }

    /**
     * At the end of all days.
     *
     * @param current as it was when it forgot its person: what comes later it does not hear
     */
    void checkConfirmed(Case current, Instant forgottenAt) {
        current.letters()
                .filter(letter -> Optional.ofNullable(completed.get(letter.commandId()))
                        .filter(at -> at.isBefore(forgottenAt.minus(ON_ITS_WAY)))
                        .isPresent())
                .forEach(letter -> Violation.unless(
                        letter.acknowledgedAt() != null,
                        "what a recipient has confirmed is in the ledger",
                        () -> "%s was completed, and %s waits for it".formatted(letter.commandId(), current.id())));
    }
}
