package dev.rightsflow.workflow.answers;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.About;
import dev.rightsflow.workflow.notices.Controller;
import dev.rightsflow.workflow.notices.Notice;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.notices.Rendered;
import dev.rightsflow.workflow.notices.Right;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Writes the notices of a case. Microseconds each, since it is done in the path of every batch. */
public final class Answers {

    private final Policy policy;
    private final Notices notices;
    private final IdentityRequests identityRequests;
    private final Endings endings;
    private final Handovers handovers;
    private final Letters letters;
    private final KeptLines keptLines;
    private final Links links;
    private final URI intake;

    /**
     * @param holds where the texts of single holds stand
     * @param intake public address of request-intake, where the links lead
     */
    public Answers(
            Policy policy, Controller controller, Notices notices, Holds holds, Links links, Vault vault, URI intake) {
        this.policy = policy;
        this.notices = notices;
        this.identityRequests = new IdentityRequests(links, vault, intake);
        this.letters = new Letters(policy, notices, links, vault, intake);
        this.keptLines = new KeptLines(holds);
        this.endings = new Endings(letters, keptLines);
        this.handovers = new Handovers(new Extracts(policy), controller, notices);
        this.links = links;
        this.intake = intake;
    }

    /**
     * Writes a notice.
     *
     * @param task the NOTIFY task; the notice speaks as of the time it was issued
     * @param statements what staff wrote, by the id of their decision
     * @param handedOver what systems handed over, for the answer to an access or portability request
     */
    public Mail write(
            Task task,
            Case current,
            Person person,
            Function<String, Optional<Statement>> statements,
            List<SystemExtract> handedOver) {
        Occasion occasion = new Occasion(policy, about(task, current, person), current, task, statements);
        return switch (Objects.requireNonNull(task.notice())) {
            case ACKNOWLEDGED -> mail(Interim.acknowledged(occasion));
            case IDENTITY_REQUESTED -> mail(identityRequests.first(occasion));
            case IDENTITY_REMINDED -> mail(identityRequests.reminder(occasion));
            case CLARIFICATION_REQUESTED -> mail(Interim.clarification(occasion));
            case FEE_ASKED -> mail(Interim.fee(occasion));
            case EXTENDED -> mail(Interim.extension(occasion));
            case RESTRICTION_ENDING -> mail(Afterwards.restrictionEnding(occasion));
            case DEFERRED_ERASURE_DONE -> mail(Afterwards.deferredErasure(occasion, keptLines));
            case RECIPIENTS_NAMED -> mail(Afterwards.recipients(occasion, letters));
            case RECIPIENT_LETTER ->
                throw new IllegalStateException(
                        "Expected a notice to the person, but " + task.commandId() + " is a letter to a recipient");
            case ANSWER ->
                Handovers.answers(current, handedOver)
                        ? handovers.write(occasion, handedOver)
                        : mail(endings.of(occasion));
        };
    }

    /**
     * Writes to a recipient of the data.
     *
     * @param identifiers of the person, by field, as requests name them
     * @param corrections by field
     */
    public Mail letter(Task task, Case current, Map<String, String> identifiers, Map<String, String> corrections) {
        return letters.write(task, current, identifiers, corrections);
    }

    /** The JSON of an OpenDSR request, by which a recipient's machine is told to erase. */
    public String openDsrRequest(Task task, Case current, String email) {
        return letters.request(task, current, email);
    }

    /** The OpenDSR domain of the recipient of a letter. */
    public String openDsrDomainOf(Task letter) {
        return letters.opendsrDomain(letter);
    }

    /** Where a letter to a recipient goes. */
    public String addressOf(Task letter) {
        return letters.address(letter);
    }

    private About about(Task task, Case current, Person person) {
        return new About(
                current.id(),
                current.facts().language(),
                person.name(),
                Right.valueOf(current.facts().right().name()),
                policy.deadlines().day(current.facts().receivedAt()),
                intake.resolve("/status/" + current.id() + "?secret=" + links.statusSecret(current.id())),
                task.system().equals(Task.LETTERS));
    }

    private Mail mail(Notice notice) {
        Rendered rendered = notices.render(notice);
        return new Mail(rendered.subject(), rendered.text(), rendered.html(), List.of());
    }
}
