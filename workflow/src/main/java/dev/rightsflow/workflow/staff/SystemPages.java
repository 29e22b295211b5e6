package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.messaging.KnownSystems;
import dev.rightsflow.workflow.messaging.KnownSystems.KnownSystem;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.store.CaseQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The systems of the policy, and what each last said of itself. */
@Controller
class SystemPages {

    /** Several heartbeats; after that a system counts as silent. */
    private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private final KnownSystems systems;
    private final CaseQueries queries;
    private final Policy policy;
    private final Clock clock;

    SystemPages(KnownSystems systems, CaseQueries queries, Policy policy, Clock clock) {
        this.systems = systems;
        this.queries = queries;
        this.policy = policy;
        this.clock = clock;
    }

    enum State {
        UP,
        /** It says that something stands in its way. */
        IMPAIRED,
        SILENT,
        /** It has never announced itself. */
        UNHEARD,
        /** A person looks there. */
        BY_HAND,
        /** Its recipients are told by letter. */
        TOLD,
        PLANNED
    }

    /**
     * @param waiting cases that wait for the system
     * @param parked cases with a task of the system that waits for staff
     */
    record Row(DataSystem system, State state, @Nullable KnownSystem announced, int waiting, int parked) {}

    @GetMapping("/systems")
    String list(Model model) {
        Map<String, KnownSystem> announced =
                systems.announced().stream().collect(Collectors.toMap(KnownSystem::id, Function.identity()));
        Map<String, Integer> waiting = queries.waiting();
        Instant now = clock.instant();
        model.addAttribute(
                "rows",
                Stream.concat(policy.systems().stream(), policy.carriers())
                        .map(system -> new Row(
                                system,
                                state(system, announced.get(system.id()), now),
                                announced.get(system.id()),
                                waiting.getOrDefault("SYSTEM:" + system.id(), 0),
                                waiting.getOrDefault("STAFF:TASK:" + system.id(), 0)))
                        .toList());
        return "staff/systems";
    }

    private static State state(DataSystem system, @Nullable KnownSystem announced, Instant now) {
        if (system.connection() == Connection.BY_HAND) {
            return State.BY_HAND;
        }
        if (system.connection() == Connection.TOLD) {
            return State.TOLD;
        }
        if (announced == null) {
            return system.connection() == Connection.PLANNED ? State.PLANNED : State.UNHEARD;
        }
        if (announced.at().plus(SILENT_AFTER).isBefore(now)) {
            return State.SILENT;
        }
        return announced.health().equals("UP") ? State.UP : State.IMPAIRED;
    }
}
