package dev.rightsflow.workflow.messaging;

import dev.rightsflow.workflow.holds.Covered;
import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.store.HeldCases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tells cases of the holds that were placed, changed or released.
 *
 * <p>A hold is first stored and then told, and between the two the process may die. So nothing depends on telling at once:
 * again and again the registry is compared with what the cases know, as their documents say, and the difference is
 * published. A case that is told twice refuses the second time and changes nothing. The registry notes which revision every
 * covered case has been told of, so that in quiet times nothing is asked but the registry.
 *
 * <p>What a system knows the person by reaches a case with the very answer that its plan follows from. Whoever decided just
 * before the hold was there writes the case just after nobody was found to tell, so it is asked for a while longer.
 */
public class HoldHerald {

    private static final Logger log = LoggerFactory.getLogger(HoldHerald.class);

    /** Longer than a batch may take, {@code max.poll.interval.ms}: what was decided without the hold is written by then, or never. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private final Holds holds;
    private final HeldCases cases;
    private final Decisions decisions;
    private final InstantSource clock;
    private final AtomicInteger untold;
    private final Map<Holds.Registered, Instant> knownSince = new ConcurrentHashMap<>();

    HoldHerald(Holds holds, HeldCases cases, Decisions decisions, InstantSource clock, MeterRegistry meters) {
        this.holds = holds;
        this.cases = cases;
        this.decisions = decisions;
        this.clock = clock;
        this.untold = meters.gauge("rightsflow.holds.untold", new AtomicInteger());
    }

    /** What could not be told now is told in the next round. */
    @Scheduled(fixedDelayString = "${rightsflow.workflow.hold-interval:2s}")
    public void tell() {
        try {
            Map<Holds.Registered, List<String>> ignorant = new LinkedHashMap<>();
            holds.unannounced().forEach(hold -> ignorant.put(hold, cases.ignorantOf(hold.entry())));
            untold.set((int)
                    ignorant.values().stream().filter(ids -> !ids.isEmpty()).count());
            knownSince.keySet().retainAll(ignorant.keySet());
            ignorant.forEach(this::tellPlaced);
            tellReleased();
        } catch (NotPublishedException e) {
            log.warn("Could not tell cases of holds; trying again: {}", e.getMessage());
        }
    }

    private void tellPlaced(Holds.Registered registered, List<String> ignorant) {
        HoldEntry entry = registered.entry();
        if (ignorant.isEmpty()) {
            if (isSettled(registered)) {
                // Whoever asks from now on is told by the registry itself.
                holds.announced(registered);
            }
        } else {
            decisions.publish(
                    "hold:" + entry.hold().id() + ":" + registered.revision(),
                    ignorant.stream()
                            .collect(Collectors.toMap(
                                    Function.identity(), id -> new Input.HoldPlaced(entry.issuedBy(), entry.hold()))));
        }
    }

    /** A hold on everybody covers a case from its first moment. */
    private boolean isSettled(Holds.Registered registered) {
        Instant now = clock.instant();
        return registered.entry().covered() instanceof Covered.Everybody
                || !knownSince
                        .computeIfAbsent(registered, first -> now)
                        .plus(SETTLED)
                        .isAfter(now);
    }

    private void tellReleased() {
        Map<String, String> releasedBy = holds.all().stream()
                .filter(HoldEntry::isReleased)
                .collect(Collectors.toMap(entry -> entry.hold().id(), HoldHerald::releasedBy));
        if (!releasedBy.isEmpty()) {
            cases.knowing(releasedBy.keySet())
                    .forEach((caseId, known) -> known.forEach(holdId -> decisions.publish(
                            "release:" + holdId,
                            Map.of(caseId, new Input.HoldReleased(releasedBy.getOrDefault(holdId, ""), holdId)))));
        }
    }

    private static String releasedBy(HoldEntry entry) {
        return entry.release() == null || entry.release().approvedBy() == null
                ? entry.issuedBy()
                : entry.release().approvedBy();
    }
}
