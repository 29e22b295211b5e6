package dev.rightsflow.workflow.simulation;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.answers.Answers;
import dev.rightsflow.workflow.answers.Person;
import dev.rightsflow.workflow.answers.Statement;
import dev.rightsflow.workflow.answers.SystemExtract;
import dev.rightsflow.workflow.holds.InMemoryHolds;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.Controller;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.policy.PerVersion;
import dev.rightsflow.workflow.policy.Policies;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes every notice with the real words, where the real composer does: what cannot be written would reach nobody. */
final class Secretary {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Controller CONTROLLER = new Controller(
            "Softwerk AB",
            "556714-0503",
            "integritet@softwerk.example",
            URI.create("https://softwerk.example/integritet"));
    private static final Statement WORDS = new Statement(
            "Så här är det.",
            Map.of("amount", "200 kronor", "howToPay", "Med en faktura.", "evidence", "Fem utdrag i oktober"));

    private final PerVersion<Answers> answers;

    Secretary(Policies policies) {
        Notices notices = new Notices(CONTROLLER);
        this.answers = new PerVersion<>(
                policies,
                policy -> new Answers(
                        policy,
                        CONTROLLER,
                        notices,
                        new InMemoryHolds(),
                        new Links(KEY),
                        new Vault(KEY),
                        URI.create("https://rights.softwerk.example")));
    }

    /** @throws RuntimeException if the notice lacks what it demands */
    void write(Task task, Case current) {
        Answers writer = answers.of(current.policyVersion());
        if (task.letter() != null) {
            writer.letter(task, current, Map.of("email", "asa@example.se"), Map.of("address", "Storgatan 1"));
        } else if (task.notice() != null) {
            writer.write(task, current, new Person("Åsa Öberg"), decision -> Optional.of(WORDS), handedOver(current));
        }
    }

    private static List<SystemExtract> handedOver(Case current) {
        return current.effects()
                .filter(task -> task.state() == Task.State.DONE)
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.outcome() == Outcome.DISCLOSED || outcome.outcome() == Outcome.EXPORTED)
                .map(ItemOutcome::item)
                .map(item -> new SystemExtract(
                        item.system(),
                        List.of(new SystemExtract.Record(
                                item.category(),
                                item.recordDate(),
                                List.of(new SystemExtract.Field("Namn", "Åsa Öberg", true))))))
                .toList();
    }
}
