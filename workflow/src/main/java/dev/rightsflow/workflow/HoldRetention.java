package dev.rightsflow.workflow;

import dev.rightsflow.workflow.holds.HoldEntry;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.policy.Policy;
import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The system that erases must itself be erasable: {@code case-retention} after a hold came to its end, the registry forgets whom
 * it covered. Until then a case that it touched may still have to be explained; by then such a case has forgotten its person,
 * too, or waits for something else and knows its holds itself. The registry is looked through again and again, so nothing is
 * lost in a crash.
 */
class HoldRetention {

    private static final Logger log = LoggerFactory.getLogger(HoldRetention.class);

    private final Holds holds;
    private final Policy policy;
    private final InstantSource clock;

    HoldRetention(Holds holds, Policy policy, InstantSource clock) {
        this.holds = holds;
        this.policy = policy;
        this.clock = clock;
    }

    /** A hold that somebody else changes meanwhile is looked at again in the next round. */
    @Scheduled(fixedDelayString = "${rightsflow.workflow.hold-retention-interval:1h}")
    void forget() {
        for (HoldEntry entry : holds.all()) {
            if (isToBeForgotten(entry)) {
                String id = entry.hold().id();
                holds.find(id)
                        .filter(read -> isToBeForgotten(read.entry()))
                        .filter(read -> holds.replace(read, read.entry().forgettingPersons()))
                        .ifPresent(read -> log.info("Hold {} has forgotten whom it covered", id));
            }
        }
    }

    private boolean isToBeForgotten(HoldEntry entry) {
        LocalDate today = policy.deadlines().day(clock.instant());
        return entry.knowsPersons()
                && entry.endedOn(today, policy.deadlines()::day)
                        .filter(ended -> ended.plus(policy.caseRetention()).isBefore(today))
                        .isPresent();
    }
}
