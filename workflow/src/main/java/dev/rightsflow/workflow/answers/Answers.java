package dev.rightsflow.workflow.answers;

import dev.rightsflow.schemas.link.Links;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Holds;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.About;
import dev.rightsflow.workflow.notices.AdverseAnswer;
import dev.rightsflow.workflow.notices.Answer;
import dev.rightsflow.workflow.notices.Controller;
import dev.rightsflow.workflow.notices.DoneLine;
import dev.rightsflow.workflow.notices.Extract;
import dev.rightsflow.workflow.notices.ExtractJson;
import dev.rightsflow.workflow.notices.FollowUp;
import dev.rightsflow.workflow.notices.KeptLine;
import dev.rightsflow.workflow.notices.LeftOutLine;
import dev.rightsflow.workflow.notices.NotDoneLine;
import dev.rightsflow.workflow.notices.Notice;
import dev.rightsflow.workflow.notices.Notices;
import dev.rightsflow.workflow.notices.Outcome;
import dev.rightsflow.workflow.notices.PortableLine;
import dev.rightsflow.workflow.notices.Progress;
import dev.rightsflow.workflow.notices.Remedies;
import dev.rightsflow.workflow.notices.Rendered;
import dev.rightsflow.workflow.notices.Right;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RefusalGround;
import dev.rightsflow.workflow.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the notices of a case. Microseconds each, since it is done in the path of every batch. */
public final class Answers {

    private final Policy policy;
    private final Notices notices;
    private final Holds holds;
    private final Extracts extracts;
    private final Letters letters;
    private final ExtractJson json;
    private final Links links;
    private final Vault vault;
    private final URI intake;

    /**
     * @param holds where the texts of single holds stand
     * @param intake public address of request-intake, where the links lead
     */
    public Answers(
            Policy policy, Controller controller, Notices notices, Holds holds, Links links, Vault vault, URI intake) {
        this.holds = holds;
        this.policy = policy;
        this.json = new ExtractJson(controller);
        this.notices = notices;
        this.extracts = new Extracts(policy);
        this.letters = new Letters(policy, notices);
        this.links = links;
        this.vault = vault;
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
        Optional<Statement> statement = Optional.ofNullable(task.statement()).flatMap(statements);
        About about = about(current, person);
        return switch (Objects.requireNonNull(task.notice())) {
            case ACKNOWLEDGED ->
                mail(new Progress.Acknowledged(about, current.clock().dueStrict()));
            case IDENTITY_REQUESTED -> mail(identityRequest(about, current));
            case IDENTITY_REMINDED -> mail(identityReminder(about, current));
            case CLARIFICATION_REQUESTED -> mail(clarification(about, current, words(current, statement)));
            case FEE_ASKED -> mail(fee(about, current, words(current, statement), task.issuedAt()));
            case RESTRICTION_ENDING ->
                mail(new FollowUp.RestrictionEnding(
                        about,
                        policy.deadlines().day(task.issuedAt().plus(policy.restrictionNotice())),
                        words(current, statement).text(),
                        remedies(about)));
            case RECIPIENTS_NAMED -> mail(new FollowUp.RecipientsTold(about, letters.lines(current, about.language())));
            case RECIPIENT_LETTER ->
                throw new IllegalStateException(
                        "Expected a notice to the person, but " + task.commandId() + " is a letter to a recipient");
            case EXTENDED -> mail(extension(about, current, words(current, statement)));
            case DEFERRED_ERASURE_DONE -> mail(deferredErasure(about, current, task));
            case ANSWER ->
                answer(about, current, statement, declined(about, current, statements), handedOver, task.issuedAt());
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

    /** Where a letter to a recipient goes. */
    public String addressOf(Task letter) {
        return letters.address(letter);
    }

    private Mail answer(
            About about,
            Case current,
            Optional<Statement> statement,
            List<NotDoneLine> declined,
            List<SystemExtract> handedOver,
            Instant at) {
        boolean extract = !handedOver.isEmpty() && done(current);
        return switch (current.facts().right()) {
            case ACCESS ->
                extract
                        ? accessGiven(about, current, handedOver, at)
                        : mail(ending(about, current, statement, declined, at));
            case PORTABILITY ->
                extract
                        ? portabilityGiven(about, current, declined, handedOver, at)
                        : mail(ending(about, current, statement, declined, at));
            default -> mail(ending(about, current, statement, declined, at));
        };
    }

    private static boolean done(Case current) {
        return current.endsAs(Stage.FULFILLED) || current.endsAs(Stage.PARTLY_FULFILLED);
    }

    private Notice ending(
            About about, Case current, Optional<Statement> statement, List<NotDoneLine> declined, Instant at) {
        Ending ending = Objects.requireNonNull(current.ending());
        List<DoneLine> done = done(about, current, current.effects());
        List<KeptLine> kept = kept(about, current);
        return switch (ending.stage()) {
            case FULFILLED -> new Answer.Fulfilled(about, done, letters.told(current), notSearched(about, current));
            case PARTLY_FULFILLED -> partly(about, current, done, kept, declined);
            case NO_DATA_HELD ->
                new AdverseAnswer.NothingHeld(
                        about, searched(about, current), notSearched(about, current), remedies(about));
            case WITHDRAWN -> new Answer.Withdrawn(about, policy.deadlines().day(at));
            case FORWARDED -> {
                Statement words = words(current, statement);
                yield new Answer.Forwarded(
                        about,
                        words.detail("forwardedTo", policy.controller().name()),
                        words.detail("contact", words.text()),
                        policy.deadlines().day(at));
            }
            case MERGED -> {
                Ending.Twin twin = Objects.requireNonNull(ending.twin());
                yield new Answer.Merged(about, twin.caseId(), twin.dueOn());
            }
            case UNIDENTIFIABLE ->
                new AdverseAnswer.Unidentifiable(
                        about,
                        reason(about, ending, statement),
                        List.of(policy.text("unidentifiable.helpful").in(about.language())),
                        remedies(about));
            case REFUSED -> refusal(about, current, ending, statement, kept, declined);
            case RECEIVED,
                    AWAITING_IDENTITY,
                    LOCATING,
                    AWAITING_CLARIFICATION,
                    AWAITING_FEE,
                    ASSESSING,
                    AWAITING_APPROVAL,
                    FULFILLING,
                    CLOSING ->
                throw new IllegalStateException("Expected an ending, but case " + current.id() + " has " + ending);
        };
    }

    private AdverseAnswer refusal(
            About about,
            Case current,
            Ending ending,
            Optional<Statement> statement,
            List<KeptLine> kept,
            List<NotDoneLine> declined) {
        String ground = Objects.requireNonNull(ending.ground());
        if (ground.equals("IDENTITY_NOT_CONFIRMED")) {
            return new AdverseAnswer.IdentityNotConfirmed(about, null, remedies(about));
        }
        boolean itemByItem = policy.refusalGround(ground).isEmpty() && (!kept.isEmpty() || !declined.isEmpty());
        if (itemByItem) {
            return partly(about, current, List.of(), kept, declined);
        }
        return new AdverseAnswer.Refused(
                about,
                policy.refusalGround(ground)
                        .map(known -> "GDPR " + known.article())
                        .orElse("GDPR 12(4)"),
                groundText(about, ground),
                List.of(reason(about, ending, statement)),
                remedies(about));
    }

    private AdverseAnswer partly(
            About about, Case current, List<DoneLine> done, List<KeptLine> kept, List<NotDoneLine> declined) {
        Stream<NotDoneLine> failed = current.effects()
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.outcome() == dev.rightsflow.workflow.lifecycle.Outcome.FAILED)
                .filter(outcome -> outcome.item().count() > 0)
                .map(outcome -> new NotDoneLine(
                        systemLabel(about, outcome.item().system()),
                        categoryLabel(
                                about, outcome.item().system(), outcome.item().category()),
                        outcome.item().count(),
                        policy.text("ground.not-possible").in(about.language())));
        return new AdverseAnswer.PartlyFulfilled(
                about,
                done,
                kept,
                Stream.concat(declined.stream(), failed).toList(),
                letters.told(current),
                notSearched(about, current),
                remedies(about));
    }

    /** Each with what the policy says about such a decision, and with the words of whoever took it. */
    private List<NotDoneLine> declined(About about, Case current, Function<String, Optional<Statement>> statements) {
        return current.declined().stream()
                .filter(decline -> decline.item().count() > 0)
                .map(decline -> new NotDoneLine(
                        systemLabel(about, decline.item().system()),
                        categoryLabel(
                                about, decline.item().system(), decline.item().category()),
                        decline.item().count(),
                        Stream.concat(
                                        Stream.of(policy.text(decline.textId()).in(about.language())),
                                        statements.apply(decline.statement()).map(Statement::text).stream())
                                .collect(Collectors.joining(" "))))
                .toList();
    }

    /** Why, in the words of staff where they wrote some, otherwise in those of the policy. */
    private String reason(About about, Ending ending, Optional<Statement> statement) {
        return statement
                .map(Statement::text)
                .orElseGet(() -> groundText(about, Objects.requireNonNull(ending.ground())));
    }

    private String groundText(About about, String ground) {
        return policy.refusalGround(ground)
                .map(RefusalGround::text)
                .orElseGet(() ->
                        policy.text("ground." + ground.toLowerCase(Locale.ROOT).replace('_', '-')))
                .in(about.language());
    }

    private Progress fee(About about, Case current, Statement statement, Instant askedAt) {
        return new Progress.FeeAsked(
                about,
                statement.detail("amount", ""),
                statement.text(),
                statement
                        .detail("evidence", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                statement.detail("howToPay", ""),
                policy.deadlines().day(askedAt.plus(policy.feePayableWithin())),
                remedies(about));
    }

    private Progress clarification(About about, Case current, Statement statement) {
        return new Progress.ClarificationAsked(
                about, statement.text(), about.statusPage(), current.clock().dueStrict());
    }

    private Progress extension(About about, Case current, Statement statement) {
        return new Progress.Extended(
                about,
                List.of(statement.text()),
                policy.deadlines().due(current.facts().receivedAt()),
                current.clock().dueStrict(),
                remedies(about));
    }

    private Notice deferredErasure(About about, Case current, Task task) {
        return new FollowUp.DeferredErasureDone(
                about,
                done(about, current, current.effects().filter(effect -> isAfterClosing(current, effect))),
                policy.deadlines().day(task.issuedAt()));
    }

    /** The answer is the last thing before the end, so what was commanded after it belongs to a deferred erasure. */
    private static boolean isAfterClosing(Case current, Task effect) {
        return current.tasks().values().stream()
                .filter(task -> task.notice() == NoticeKind.ANSWER)
                .allMatch(answer -> effect.issuedAt().isAfter(answer.issuedAt()));
    }

    private static Statement words(Case current, Optional<Statement> statement) {
        return statement.orElseThrow(() -> new IllegalStateException(
                "Expected the staff's words for a notice of case " + current.id() + ", but there are none"));
    }

    private List<DoneLine> done(About about, Case current, Stream<Task> tasks) {
        List<Task> effects = tasks.toList();
        return Stream.concat(outcomes(about, current, effects), suppressions(about, effects))
                .toList();
    }

    /** A block takes effect also where nothing is held: it outlives every later import. */
    private Stream<DoneLine> suppressions(About about, List<Task> effects) {
        return effects.stream()
                .filter(Task::hasSuppressed)
                .filter(task -> task.outcomes().stream()
                        .noneMatch(outcome ->
                                outcome.outcome().fulfils() && outcome.item().count() > 0))
                .map(task -> new DoneLine(
                        systemLabel(about, task.system()),
                        policy.text("suppression.entry").in(about.language()),
                        1,
                        Outcome.SUPPRESSED));
    }

    private Stream<DoneLine> outcomes(About about, Case current, List<Task> effects) {
        List<Item> declined =
                current.declined().stream().map(Disposition.Decline::item).toList();
        Map<List<String>, Long> counts = effects.stream()
                .flatMap(task -> task.outcomes().stream())
                .filter(outcome -> outcome.outcome().fulfils() && outcome.item().count() > 0)
                .filter(outcome -> !declined.contains(outcome.item()))
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
                        Outcome.valueOf(entry.getKey().get(2))));
    }

    private List<KeptLine> kept(About about, Case current) {
        return current.kept().stream().map(keep -> keptLine(about, keep)).toList();
    }

    private KeptLine keptLine(About about, Disposition.Keep decided) {
        Disposition.Keep keep = decided.asTold();
        Item item = keep.item();
        return new KeptLine(
                systemLabel(about, item.system()),
                categoryLabel(about, item.system(), item.category()),
                item.count(),
                keptText(about, keep),
                keep.statute() == null ? keep.ground() : keep.statute(),
                keep.until(),
                keep.reviewOn());
    }

    /** In the words of the hold where it has some of its own and may be told of, otherwise in those of the policy. */
    private String keptText(About about, Disposition.Keep keep) {
        boolean isHold = keep.disclosable() && !policy.retention().containsKey(keep.source());
        return (isHold ? holds.find(keep.source()) : Optional.<Holds.Registered>empty())
                .flatMap(registered ->
                        Optional.ofNullable(registered.entry().texts().get(about.language())))
                .orElseGet(() -> policy.text(keep.textId()).in(about.language()));
    }

    /** Systems that hold such data and are not connected yet: honesty demands that the answer says so. */
    private List<String> notSearched(About about, Case current) {
        return policy.systemsFor(current.facts().right(), current.facts().subjectType(), Connection.PLANNED).stream()
                .map(system -> system.name().in(about.language()))
                .toList();
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
        Instant expiresAt = identityExpiry(current);
        return new Progress.IdentityRequested(
                about,
                identityLink(current, expiresAt),
                LocalDateTime.ofInstant(expiresAt, policy.deadlines().rules().zone()),
                current.clock().dueStrict());
    }

    private Progress.IdentityReminded identityReminder(About about, Case current) {
        Instant expiresAt = identityExpiry(current);
        return new Progress.IdentityReminded(
                about,
                identityLink(current, expiresAt),
                LocalDateTime.ofInstant(expiresAt, policy.deadlines().rules().zone()),
                policy.deadlines().day(expiresAt));
    }

    private URI identityLink(Case current, Instant expiresAt) {
        String token = links.identityToken(current.id(), expiresAt, vault.identitySecret(current.id()));
        return intake.resolve("/identity/" + current.id() + "?token=" + token);
    }

    private static Instant identityExpiry(Case current) {
        Instant expiresAt = current.identity().expiresAt();
        if (expiresAt == null) {
            throw new IllegalStateException("Expected case " + current.id() + " to wait for identity, but it does not");
        }
        return expiresAt;
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

    private Mail mail(Notice notice, Mail.Attachment... attachments) {
        Rendered rendered = notices.render(notice);
        return new Mail(rendered.subject(), rendered.text(), rendered.html(), List.of(attachments));
    }

    private Mail accessGiven(About about, Case current, List<SystemExtract> handedOver, Instant at) {
        Extract extract = extracts.of(
                about, handedOver, policy.deadlines().day(at), notSearched(about, current), remedies(about));
        String name = (about.language().equals("sv") ? "registerutdrag-" : "data-extract-") + about.reference();
        return mail(
                extract.cover(List.of(name + ".html", name + ".json")),
                new Mail.Attachment(
                        name + ".html", "text/html", notices.page(extract).getBytes(StandardCharsets.UTF_8)),
                new Mail.Attachment(name + ".json", "application/json", json.access(extract)));
    }

    private Mail portabilityGiven(
            About about, Case current, List<NotDoneLine> declined, List<SystemExtract> handedOver, Instant at) {
        Extract extract = extracts.of(
                about, handedOver, policy.deadlines().day(at), notSearched(about, current), remedies(about));
        String name = (about.language().equals("sv") ? "mina-uppgifter-" : "my-data-") + about.reference() + ".json";
        List<PortableLine> included = extract.sections().stream()
                .map(section -> new PortableLine(
                        section.holding().systemLabel(),
                        section.holding().categoryLabel(),
                        section.holding().count()))
                .toList();
        Stream<LeftOutLine> outOfReach = current.plan().stream()
                .filter(Disposition.NotApplicable.class::isInstance)
                .map(Disposition.NotApplicable.class::cast)
                .map(no -> new LeftOutLine(
                        systemLabel(about, no.item().system()),
                        categoryLabel(about, no.item().system(), no.item().category()),
                        policy.text(no.reason().textId()).in(about.language())));
        List<LeftOutLine> leftOut = Stream.concat(
                        outOfReach,
                        declined.stream()
                                .map(line -> new LeftOutLine(line.systemLabel(), line.categoryLabel(), line.reason())))
                .distinct()
                .toList();
        return mail(
                new Answer.PortabilityGiven(about, included, leftOut, List.of(name), remedies(about)),
                new Mail.Attachment(name, "application/json", json.portability(extract)));
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
