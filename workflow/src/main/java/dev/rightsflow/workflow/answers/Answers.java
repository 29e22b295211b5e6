package dev.rightsflow.workflow.answers;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.About;
import dev.rightsflow.workflow.notices.AdverseAnswer;
import dev.rightsflow.workflow.notices.Answer;
import dev.rightsflow.workflow.notices.DoneLine;
import dev.rightsflow.workflow.notices.Extract;
import dev.rightsflow.workflow.notices.KeptLine;
import dev.rightsflow.workflow.notices.Notice;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.notices.Outcome;
import dev.rightsflow.workflow.notices.Progress;
import dev.rightsflow.workflow.notices.Remedies;
import dev.rightsflow.workflow.notices.Rendered;
import dev.rightsflow.workflow.notices.Right;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the notices of a case. Microseconds each, since it is done in the path of every batch. */
public final class Answers {

    private final Policy policy;
    private final Notices notices;
    private final Extracts extracts;
    private final Links links;
    private final Vault vault;
    private final URI intake;

    /** @param intake public address of request-intake, where the links lead */
    public Answers(Policy policy, Notices notices, Links links, Vault vault, URI intake) {
        this.policy = policy;
        this.notices = notices;
        this.extracts = new Extracts(policy);
        this.links = links;
        this.vault = vault;
        this.intake = intake;
    }

    /**
     * Writes a notice.
     *
     * @param at when it was decided to write it
     * @param handedOver what systems handed over, for the answer to an access or portability request
     */
    public Mail write(NoticeKind kind, Case current, Person person, List<SystemExtract> handedOver, Instant at) {
        About about = about(current, person);
        return switch (kind) {
            case ACKNOWLEDGED ->
                mail(new Progress.Acknowledged(about, current.clock().dueStrict()));
            case IDENTITY_REQUESTED -> mail(identityRequest(about, current));
            case CLARIFICATION_REQUESTED, EXTENDED, DEFERRED_ERASURE_DONE ->
                throw new IllegalStateException("Expected a notice that has a text, but " + kind + " has none");
            case ANSWER -> answer(about, current, handedOver, at);
        };
    }

    private Mail answer(About about, Case current, List<SystemExtract> handedOver, Instant at) {
        if (!handedOver.isEmpty()
                && current.ending() != null
                && current.ending().stage() != Stage.WITHDRAWN) {
            Extract extract =
                    extracts.of(about, current, handedOver, policy.deadlines().day(at), remedies(about));
            return withAttachments(extract);
        }
        return mail(ending(about, current, at));
    }

    private Notice ending(About about, Case current, Instant at) {
        Ending ending = current.ending();
        if (ending == null) {
            throw new IllegalStateException(
                    "Expected case " + current.id() + " to have an ending to tell, but it has none");
        }
        List<DoneLine> done = done(about, current);
        List<KeptLine> kept = kept(about, current);
        return switch (ending.stage()) {
            case FULFILLED -> new Answer.Fulfilled(about, done, List.of());
            case PARTLY_FULFILLED -> new AdverseAnswer.PartlyFulfilled(about, done, kept, List.of(), remedies(about));
            case NO_DATA_HELD -> new AdverseAnswer.NothingHeld(about, searched(about, current), remedies(about));
            case WITHDRAWN -> new Answer.Withdrawn(about, policy.deadlines().day(at));
            case REFUSED -> refusal(about, ending, done, kept);
            default ->
                throw new IllegalStateException(
                        "Expected an ending that has a text, but " + ending.stage() + " has none");
        };
    }

    private AdverseAnswer refusal(About about, Ending ending, List<DoneLine> done, List<KeptLine> kept) {
        String ground = ending.ground() == null ? "" : ending.ground();
        if (ground.equals("IDENTITY_NOT_CONFIRMED")) {
            return new AdverseAnswer.IdentityNotConfirmed(about, null, remedies(about));
        }
        if (!kept.isEmpty()) {
            return new AdverseAnswer.PartlyFulfilled(about, done, kept, List.of(), remedies(about));
        }
        return policy.refusalGround(ground)
                .map(known -> new AdverseAnswer.Refused(
                        about,
                        "GDPR " + known.article(),
                        known.text().in(about.language()),
                        List.of(known.text().in(about.language())),
                        remedies(about)))
                .orElseThrow(() -> new IllegalStateException(
                        "Expected a ground of refusal that the policy knows, but got " + ground));
    }

    private List<DoneLine> done(About about, Case current) {
        Map<List<String>, Long> counts = current.effects()
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.outcome().fulfils() && outcome.item().count() > 0)
                .collect(Collectors.groupingBy(
                        outcome -> List.of(
                                outcome.item().system(),
                                outcome.item().category(),
                                outcome.outcome().name()),
                        () -> new TreeMap<>(java.util.Comparator.comparing(List::toString)),
                        Collectors.summingLong(
                                (ItemOutcome outcome) -> outcome.item().count())));
        return counts.entrySet().stream()
                .map(entry -> new DoneLine(
                        systemLabel(about, entry.getKey().get(0)),
                        categoryLabel(
                                about, entry.getKey().get(0), entry.getKey().get(1)),
                        entry.getValue(),
                        Outcome.valueOf(entry.getKey().get(2))))
                .toList();
    }

    private List<KeptLine> kept(About about, Case current) {
        return current.kept().stream().map(keep -> keptLine(about, keep)).toList();
    }

    private KeptLine keptLine(About about, Disposition.Keep keep) {
        Item item = keep.item();
        return new KeptLine(
                systemLabel(about, item.system()),
                categoryLabel(about, item.system(), item.category()),
                item.count(),
                policy.text(keep.textId()).in(about.language()),
                keep.statute() == null || !keep.disclosable() ? keep.ground() : keep.statute(),
                keep.until(),
                keep.reviewOn());
    }

    private List<String> searched(About about, Case current) {
        return current.tasks().values().stream()
                .filter(task -> task.isEffect() || task.action() == dev.rightsflow.workflow.policy.Action.LOCATE)
                .filter(Task::isAnswered)
                .map(task -> systemLabel(about, task.system()))
                .distinct()
                .toList();
    }

    private Progress.IdentityRequested identityRequest(About about, Case current) {
        Instant expiresAt = current.identity().expiresAt();
        if (expiresAt == null) {
            throw new IllegalStateException("Expected case " + current.id() + " to wait for identity, but it does not");
        }
        String token = links.identityToken(current.id(), expiresAt, vault.identitySecret(current.id()));
        return new Progress.IdentityRequested(
                about,
                intake.resolve("/identity/" + current.id() + "?token=" + token),
                LocalDateTime.ofInstant(expiresAt, policy.deadlines().rules().zone()),
                current.clock().dueStrict());
    }

    private About about(Case current, Person person) {
        return new About(
                current.id(),
                current.facts().language(),
                person.name(),
                Right.valueOf(current.facts().right().name()),
                policy.deadlines().day(current.facts().receivedAt()),
                intake.resolve("/status/" + current.id() + "?secret=" + links.statusSecret(current.id())));
    }

    private Mail mail(Notice notice) {
        Rendered rendered = notices.render(notice);
        return new Mail(rendered.subject(), rendered.text(), rendered.html(), List.of());
    }

    private Mail withAttachments(Extract extract) {
        boolean swedish = extract.about().language().equals("sv");
        String name = (swedish ? "registerutdrag-" : "data-extract-")
                + extract.about().reference();
        Rendered cover = notices.render(extract.cover(List.of(name + ".html", name + ".json")));
        return new Mail(
                cover.subject(),
                cover.text(),
                cover.html(),
                List.of(
                        new Mail.Attachment(
                                name + ".html",
                                "text/html",
                                notices.page(extract).getBytes(StandardCharsets.UTF_8)),
                        new Mail.Attachment(
                                name + ".json",
                                "application/json",
                                extracts.json(extract).getBytes(StandardCharsets.UTF_8))));
    }

    private Remedies remedies(About about) {
        var authority = policy.controller().authority();
        return new Remedies(
                authority.name(),
                authority.address(),
                URI.create(authority.url()),
                policy.text("remedies.court").in(about.language()));
    }

    private String systemLabel(About about, String system) {
        return policy.system(system)
                .map(DataSystem::name)
                .map(name -> name.in(about.language()))
                .orElse(system);
    }

    private String categoryLabel(About about, String system, String category) {
        return policy.category(system, category)
                .map(known -> known.name().in(about.language()))
                .orElse(category);
    }
}
