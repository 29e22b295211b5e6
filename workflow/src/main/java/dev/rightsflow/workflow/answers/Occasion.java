package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.NotAsked;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.About;
import dev.rightsflow.workflow.notices.NotSearched;
import dev.rightsflow.workflow.notices.Remedies;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Why one notice is written, and the policy's words for it in the language of the person.
 *
 * @param task the NOTIFY task; the notice speaks as of the time it was issued
 * @param statements what staff wrote, by the id of their decision
 */
record Occasion(Policy policy, About about, Case current, Task task, Function<String, Optional<Statement>> statements) {

    LocalDate issuedOn() {
        return day(task.issuedAt());
    }

    LocalDate day(Instant at) {
        return policy.deadlines().day(at);
    }

    /** What staff wrote for this notice. */
    Optional<Statement> statement() {
        return Optional.ofNullable(task.statement()).flatMap(statements);
    }

    /** What staff wrote, for a notice that nobody sends without their words. */
    Statement words() {
        return statement()
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the staff's words for a notice of case " + current.id() + ", but there are none"));
    }

    String text(String id) {
        return policy.text(id).in(about.language());
    }

    String system(String id) {
        return policy.system(id)
                .map(DataSystem::name)
                .map(name -> name.in(about.language()))
                .orElse(id);
    }

    String category(String system, String category) {
        return policy.category(system, category)
                .map(known -> known.name().in(about.language()))
                .orElse(category);
    }

    /**
     * Systems that hold such data and are not connected yet, or that find nobody without something that the person has not
     * given: honesty demands that the answer says so.
     */
    NotSearched notSearched() {
        NotAsked notAsked = NotAsked.of(current, policy);
        return new NotSearched(
                names(notAsked.notConnected()),
                names(notAsked.unidentified()),
                notAsked.unidentified().isEmpty() ? null : text("unidentifiable.helpful"));
    }

    private List<String> names(List<DataSystem> systems) {
        return systems.stream()
                .map(system -> system.name().in(about.language()))
                .toList();
    }

    Remedies remedies() {
        var authority = policy.controller().authority();
        return new Remedies(authority.name(), authority.address(), URI.create(authority.url()), text("remedies.court"));
    }
}
