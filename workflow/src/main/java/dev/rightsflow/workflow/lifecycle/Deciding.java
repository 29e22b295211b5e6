package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Assessment;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.SubjectType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One decision in the making: the facts so far, and the case as they have made it. */
final class Deciding {

    /** What every decision under one version of the policy knows. */
    record Rules(Policy policy, Assessment assessment, Lifecycle lifecycle, Patience patience) {}

    /** Those of the version that the case is decided under. */
    Rules rules;

    private final PerVersion<Rules> rulebook;
    final Instant now;
    private final Supplier<Collection<Hold>> registeredHolds;
    private final List<CaseEvent> events = new ArrayList<>();
    private final Map<String, Instant> before;
    private Case current;

    Deciding(Case current, PerVersion<Rules> rulebook, Instant now, Supplier<Collection<Hold>> registeredHolds) {
        this.before = current.timers();
        this.current = current;
        this.rulebook = rulebook;
        this.rules = rulebook.of(current.policyVersion());
        this.now = now;
        this.registeredHolds = registeredHolds;
    }

    static Deciding opening(
            CaseEvent.RequestReceived first,
            PerVersion<Rules> rulebook,
            Instant now,
            Supplier<Collection<Hold>> registeredHolds) {
        Deciding opening = new Deciding(Case.opened(first), rulebook, now, registeredHolds);
        opening.events.add(first);
        return opening;
    }

    Case current() {
        return current;
    }

    void happen(CaseEvent event) {
        events.add(event);
        current = current.apply(event);
    }

    /**
     * What follows is a new decision, which is taken under the policy in force. Everything else goes on under the policy that
     * the case was decided under: its fulfilment, its time limits, its answer. A right that is not offered any more is decided
     * as it was when it was.
     */
    void decideAnew() {
        Policy newest = rulebook.newest().policy();
        if (!newest.version().equals(current.policyVersion())
                && newest.offers(current.facts().right())) {
            happen(new CaseEvent.PolicyTakenUp(newest.version()));
            rules = rulebook.newest();
        }
    }

    boolean hasTakenUpPolicy() {
        return events.stream().anyMatch(CaseEvent.PolicyTakenUp.class::isInstance);
    }

    boolean allows(Move move) {
        return rules.lifecycle().next(current, move).isPresent();
    }

    /** Moves the case. The caller knows that the move is allowed; that it is not would be a bug. */
    void move(Move move) {
        Stage to = rules.lifecycle()
                .next(current, move)
                .orElseThrow(() -> new IllegalStateException("Expected case %s to be able to %s, but it is %s"
                        .formatted(current.id(), move, current.stage())));
        happen(new CaseEvent.Moved(move, to));
    }

    void setTimer(String timerId, Instant dueAt) {
        if (!dueAt.equals(current.timers().get(timerId))) {
            current = current.apply(new CaseEvent.TimersChanged(Map.of(timerId, dueAt), List.of()));
        }
    }

    void clearTimer(String timerId) {
        if (current.timers().containsKey(timerId)) {
            current = current.apply(new CaseEvent.TimersChanged(Map.of(), List.of(timerId)));
        }
    }

    LocalDate today() {
        return day(now);
    }

    LocalDate day(Instant at) {
        return rules.policy().deadlines().day(at);
    }

    /** Whether we only process the data for somebody else, who decides about it and about who asks (Art 28(3)(e)). */
    boolean isForAnotherController() {
        return rules.policy()
                .subjectType(current.facts().subjectType())
                .map(SubjectType::forward)
                .orElse(false);
    }

    /**
     * Every hold that covers the person: those of the registry, and those that reached the case. Either may have heard of a
     * review before the other; it only ever makes a hold last longer, so both count. Not one whose release has just reached the
     * case: what is known of the registry may be a second older than that.
     */
    Collection<Hold> holds() {
        List<Hold> holds = new ArrayList<>(current.holds().values());
        registeredHolds.get().stream()
                .filter(hold -> !hold.equals(current.holds().get(hold.id())))
                .filter(hold -> !events.contains(new CaseEvent.HoldLifted(hold.id())))
                .forEach(holds::add);
        return holds;
    }

    /** What was set and cleared again on the way is nothing that happened: the timers are one fact, at the end. */
    Verdict accepted() {
        List<CaseEvent> all = new ArrayList<>(events);
        Map<String, Instant> set = new TreeMap<>(current.timers());
        set.entrySet().removeAll(before.entrySet());
        List<String> cleared = before.keySet().stream()
                .filter(timer -> !current.timers().containsKey(timer))
                .sorted()
                .toList();
        if (!set.isEmpty() || !cleared.isEmpty()) {
            all.add(new CaseEvent.TimersChanged(set, cleared));
        }
        return new Verdict.Accepted(all);
    }

    /** The person is owed an explanation, and a notice without it cannot be written. */
    Verdict rejectedWithoutWords(Input input) {
        return new Verdict.Rejected(
                "Expected %s on %s to say why, but it came without words; write them and decide again"
                        .formatted(input.name(), current.id()));
    }

    Verdict rejected(Input input) {
        return new Verdict.Rejected(
                "Expected a case that allows %s, but %s is %s".formatted(input.name(), current.id(), current.stage()));
    }
}
