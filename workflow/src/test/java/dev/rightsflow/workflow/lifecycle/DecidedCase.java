package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.machine.SpringLifecycle;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.InMemoryPolicyArchive;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.policy.PolicyArchive;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One case, asked one thing after another under the shipped policy. */
final class DecidedCase {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CaseDecider DECIDER = decider(ShippedPolicy.text(), new InMemoryPolicyArchive());

    final List<Hold> registered = new ArrayList<>();
    Instant now = NOW;
    private Case current;
    private CaseDecider decider;

    private DecidedCase(Right right, String subjectType, Set<String> identifiers, CaseDecider decider) {
        this(new Input.Submitted(right, subjectType, "sv", "FORM", NOW, true, identifiers, "hash"), decider);
    }

    private DecidedCase(Input.Submitted submitted, CaseDecider decider) {
        this.decider = decider;
        Verdict opened = decider.decide(null, "7K3M-9QXD-2B4T", submitted, now, List::of);
        current = Case.replay(((Verdict.Accepted) opened).events());
    }

    static DecidedCase of(Right right) {
        return of(right, "former-customer");
    }

    static DecidedCase of(Right right, String subjectType) {
        return new DecidedCase(right, subjectType, Set.of(), DECIDER);
    }

    /** A letter of somebody without e-mail, which staff enter on 22 November 2026. */
    static DecidedCase ofLetter(Right right, Instant receivedAt) {
        return new DecidedCase(
                new Input.Submitted(
                        right, "former-customer", "sv", "LETTER", receivedAt, false, Set.of(), "hash", "anna"),
                DECIDER);
    }

    /** Decided by a process that remembers every policy of the archive. */
    static DecidedCase under(String policy, PolicyArchive archive, Right right) {
        return new DecidedCase(right, "former-customer", Set.of(), decider(policy, archive));
    }

    /** A visitor of the website, who gives these types of identifier. */
    static DecidedCase ofVisitor(String policy, Right right, Set<String> identifiers) {
        return new DecidedCase(right, "website-visitor", identifiers, decider(policy, new InMemoryPolicyArchive()));
    }

    /** Another process goes on, with this policy in force. */
    DecidedCase restartedUnder(String policy, PolicyArchive archive) {
        decider = decider(policy, archive);
        return this;
    }

    private static CaseDecider decider(String policy, PolicyArchive archive) {
        return new CaseDecider(
                Policies.inForce("softwerk.yml", policy, archive),
                new SpringLifecycle(),
                new Patience(3, Duration.ofSeconds(10), Duration.ofMinutes(1)));
    }

    /** A legal hold on everything, without an end. */
    static Hold hold(String id) {
        return new Hold(
                id,
                HoldType.LEGAL_HOLD,
                "GDPR 17(3)(e)",
                null,
                Scope.EVERYTHING,
                null,
                null,
                LocalDate.parse("2027-06-01"),
                true);
    }

    Case current() {
        return current;
    }

    Verdict ask(Input input) {
        Verdict verdict = decider.decide(current, current.id(), input, now, () -> registered);
        if (verdict instanceof Verdict.Accepted accepted) {
            accepted.events().forEach(event -> current = current.apply(event));
        }
        return verdict;
    }

    DecidedCase identified() {
        ask(new Input.IdentityLinkFollowed("hash"));
        return this;
    }

    /** Every system answers; those that are not named hold nothing. */
    DecidedCase located(Map<String, List<Item>> found) {
        open(Action.LOCATE)
                .forEach(task ->
                        report(task, new Input.Report.Done(found.getOrDefault(task.system(), List.of()), List.of())));
        return this;
    }

    DecidedCase finished(Action action, Outcome outcome) {
        open(action)
                .forEach(task -> report(
                        task,
                        new Input.Report.Done(
                                List.of(),
                                task.items().stream()
                                        .map(item -> new ItemOutcome(item, outcome, null))
                                        .toList())));
        return this;
    }

    DecidedCase ended() {
        return finished(Action.SUPPRESS, Outcome.SUPPRESSED)
                .finished(Action.RESTRICT, Outcome.RESTRICTED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED)
                .finished(Action.NOTIFY, Outcome.NOTIFIED);
    }

    Verdict report(Task task, Input.Report report) {
        return ask(new Input.Reported(task.system(), task.commandId(), report));
    }

    List<Task> open(Action action) {
        return current.tasksTo(action).filter(Task::isOpen).toList();
    }
}
