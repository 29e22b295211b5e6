package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.schemas.topics.Topics;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.assessment.Judgement;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Ending;
import dev.rightsflow.workflow.lifecycle.Input;
import dev.rightsflow.workflow.lifecycle.ItemOutcome;
import dev.rightsflow.workflow.lifecycle.Outcome;
import dev.rightsflow.workflow.lifecycle.Stage;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.VerificationLevel;
import dev.rightsflow.workflow.processing.Received;
import dev.rightsflow.workflow.vault.Confidential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Persons who ask, and staff who decide, sensibly or not. */
final class People {

    private static final int MOST = 3;
    private static final List<String> STAFF = List.of("anna", "bertil");
    private static final List<Right> RIGHTS = List.of(
            Right.ERASURE,
            Right.ERASURE,
            Right.ERASURE,
            Right.ERASURE,
            Right.CONSENT_WITHDRAWAL,
            Right.CONSENT_WITHDRAWAL,
            Right.MARKETING_OBJECTION,
            Right.ACCESS,
            Right.RECTIFICATION,
            Right.OBJECTION);

    /** Of the end users we only process the data for somebody else. */
    private static final List<String> RELATIONS = List.of(
            "former-customer",
            "former-customer",
            "former-customer",
            "former-customer",
            "former-customer",
            "former-customer",
            "customer",
            "customer",
            "customer",
            "end-user");

    private final World world;
    private final List<Runnable> untold = new ArrayList<>();
    private final Archivists archivists;
    private int persons;
    private int holds;

    People(World world) {
        this.world = world;
        this.archivists = new Archivists(world);
    }

    static String personOf(String caseId) {
        return "person-of-" + caseId;
    }

    /** Of two who work at the same place, so that a hold under it covers both. */
    private static final String SWITCHBOARD = "telephone of a switchboard";

    /** What systems may know of the person, and the request does not name. */
    private static String telephoneOf(String caseId) {
        return caseId.equals("CASE-1") ? "telephone of " + caseId : SWITCHBOARD;
    }

    void submit() {
        if (persons == MOST) {
            return;
        }
        Dice dice = world.dice();
        String caseId = "CASE-" + ++persons;
        settle(caseId);
        Input.Submitted submitted = new Input.Submitted(
                dice.pick(RIGHTS),
                dice.pick(RELATIONS),
                "sv",
                "FORM",
                world.now(),
                !dice.oneIn(4),
                Set.of(),
                "secret of " + caseId);
        Confidential confidential = Confidential.ofNewCase(
                WorkflowProcess.VAULT.newDataKey(caseId),
                personOf(caseId).getBytes(StandardCharsets.UTF_8),
                Set.of(personOf(caseId)));
        if (dice.oneIn(5)) {
            world.log("somebody", "withdraws %s before it is there", caseId);
            world.broker.append(Topics.REQUESTS, caseId, new Input.Withdrawn());
        }
        world.log("person", "asks for %s: %s", submitted.right(), caseId);
        Object said = new WorkflowProcess.Said(submitted, new Received.Enclosure.OfNewCase(confidential));
        world.broker.append(Topics.REQUESTS, caseId, said);
        if (dice.oneIn(6)) {
            world.log("intake", "sends %s a second time", caseId);
            world.broker.append(Topics.REQUESTS, caseId, said);
        }
    }

    /** What the systems hold about the person: old and new, with a date and without. */
    private void settle(String caseId) {
        Dice dice = world.dice();
        for (DataSystem system : world.systems) {
            if (dice.oneIn(2)) {
                system.knowsTelephoneOf(personOf(caseId), telephoneOf(caseId));
            }
            for (String category : system.categories.stream().sorted().toList()) {
                // Most of what lies in binders is older than the law wants it to be.
                int oldest = system.binders == null ? 12 : 30;
                for (int count = dice.below(3); count > 0; count--) {
                    LocalDate date =
                            dice.oneIn(8) ? null : LocalDate.parse("2026-06-15").minusYears(dice.below(oldest));
                    String id = caseId + "/" + system.id + "/" + category + "/" + count;
                    system.hold(personOf(caseId), new HeldRecord(category, date, id));
                }
            }
        }
    }

    void actAsPerson() {
        anyCase().ifPresent(current -> {
            Input input = switch (world.dice().below(11)) {
                case 10 -> confirmed(current);
                case 0 -> new Input.Withdrawn();
                case 1, 2, 3 -> new Input.Clarified();
                case 4 -> new Input.IdentityLinkFollowed("a wrong secret");
                default -> new Input.IdentityLinkFollowed("secret of " + current.id());
            };
            world.log("person or recipient", "%s: %s", input.name(), current.id());
            world.broker.append(Topics.REQUESTS, current.id(), input);
        });
    }

    void actAsStaff() {
        anyCase().ifPresent(current -> decide(current, decision(current)));
    }

    private Input decision(Case current) {
        Dice dice = world.dice();
        String who = dice.pick(STAFF);
        List<Task> parked = current.tasks().values().stream()
                .filter(task -> task.state() == Task.State.PARKED)
                .toList();
        if (current.fourEyes().fee() != null && !dice.oneIn(4)) {
            // What a colleague proposes is answered soon, now and then by whoever proposed it.
            return dice.oneIn(4) ? new Input.FeeDeclined(who) : new Input.FeeConfirmed(who);
        }
        if (!parked.isEmpty() && dice.oneIn(2)) {
            return seenTo(who, current, dice.pick(parked));
        }
        if (current.stage() == Stage.AWAITING_APPROVAL && dice.oneIn(6)) {
            return new Input.FeeAskedByStaff(who, "words");
        }
        return switch (dice.below(32)) {
            case 0, 1 ->
                new Input.IdentityConfirmedByStaff(who, "CALL_BACK", dice.pick(List.of(VerificationLevel.values())));
            case 2 -> new Input.IdentityRejectedByStaff(who, "words");
            case 3 -> new Input.ClarificationRequestedByStaff(who, "words");
            case 4, 5, 6, 7 -> new Input.PlanApproved(who);
            case 8, 9 -> new Input.PlanAmended(who, judgements(current), "words");
            case 10 -> new Input.PlanReturned(who);
            case 11 -> new Input.RefusedByStaff(who, ground(), "words");
            case 12 -> new Input.ForwardedByStaff(who, "words");
            case 13 -> new Input.ExtendedByStaff(who, "words");
            case 14 -> new Input.WithdrawnThroughStaff(who);
            case 15 -> new Input.RefusalConfirmed(who);
            case 16 -> new Input.RefusalDeclined(who);
            case 17 -> new Input.FeeAskedByStaff(who, "words");
            case 18 -> new Input.FeePaid(who);
            case 19 -> new Input.MergedByStaff(who, new Ending.Twin("CASE-0", LocalDate.parse("2026-12-24")));
            case 20 -> new Input.RestrictionEndedByStaff(who, "words");
            case 21 -> new Input.RecipientsAskedFor(who);
            case 22 -> acknowledged(who, current);
            default -> parked.isEmpty() ? new Input.PlanApproved(who) : seenTo(who, current, dice.pick(parked));
        };
    }

    /** A recipient follows the link in its letter, or an old one once more. */
    private Input confirmed(Case current) {
        List<Task> letters = current.letters().toList();
        return new Input.LetterAcknowledged(
                letters.isEmpty() ? 0 : world.dice().pick(letters).round());
    }

    private static Input acknowledged(String who, Case current) {
        String letter = current.letters()
                .filter(Task::awaitsAcknowledgement)
                .map(Task::commandId)
                .findFirst()
                .orElse("no letter");
        return new Input.AcknowledgedByRecipient(who, letter);
    }

    private String ground() {
        return world.dice().pick(world.policy().refusalGrounds()).id();
    }

    /** Staff decide what was referred to them, and now and then what was not theirs to decide. */
    private List<Judgement> judgements(Case current) {
        boolean meddles = !current.plan().isEmpty() && world.dice().oneIn(3);
        return meddles
                ? List.of(new Judgement(
                        world.dice().pick(current.plan()).item(), Reason.RELATION_LASTS, Judgement.Choice.GRANT, null))
                : current.referred().stream().map(this::judgement).toList();
    }

    private Judgement judgement(Disposition.Refer refer) {
        Judgement.Choice choice = world.dice().pick(List.copyOf(new TreeSet<>(Judgement.choices(refer.reason()))));
        return new Judgement(
                refer.item(),
                refer.reason(),
                choice,
                choice == Judgement.Choice.KEEP ? world.policy().deadlines().day(world.now()) : null);
    }

    private Input seenTo(String who, Case current, Task parked) {
        return world.dice().oneIn(2) ? settled(current, parked) : new Input.TaskRetried(who, parked.commandId());
    }

    private Input settled(Case current, Task task) {
        if (isOnPaper(task)) {
            return archivists.seeTo(current, task);
        }
        // What a system cannot restrict a person sees to, or they say that it could not be done.
        Outcome outcome =
                task.action() == Action.RESTRICT && world.dice().oneIn(2) ? Outcome.RESTRICTED : Outcome.FAILED;
        return task.action() == Action.LOCATE
                ? new Input.TaskSettled("anna", task.commandId(), List.of(), List.of(), null)
                : new Input.TaskSettled(
                        "anna",
                        task.commandId(),
                        List.of(),
                        (task.items().isEmpty()
                                        ? Stream.of(new Item(task.system(), "all", null, 0))
                                        : task.items().stream())
                                .map(item -> new ItemOutcome(item, outcome, null))
                                .toList(),
                        null);
    }

    private boolean isOnPaper(Task task) {
        return task.action() == Action.ERASE && world.isOnPaper(task.system());
    }

    private void decide(Case current, Input input) {
        world.log("staff", "%s: %s", input.name(), current.id());
        world.broker.append(Topics.DECISIONS, current.id(), input);
    }

    // Holds: in the registry at once, told to the cases a while later.

    /** Best while something irreversible is under way; or under what only systems know, before they were asked. */
    void placeHold() {
        Dice dice = world.dice();
        List<Case> early = casesThat(current -> current.stage().compareTo(Stage.LOCATING) <= 0);
        boolean byTelephone = dice.oneIn(early.isEmpty() ? 6 : 3);
        List<Case> best = byTelephone
                ? early
                : casesThat(current -> current.tasksTo(Action.ERASE).anyMatch(Task::isOpen));
        (best.isEmpty() ? anyCase() : Optional.of(dice.pick(best))).ifPresent(current -> {
            LocalDate today = LocalDate.ofInstant(world.now(), java.time.ZoneOffset.UTC);
            Hold hold = new Hold(
                    "hold-" + ++holds,
                    HoldType.LEGAL_HOLD,
                    "GDPR 17(3)(e)",
                    null,
                    dice.oneIn(2) ? Scope.EVERYTHING : new Scope(dice.pick(world.systems).id, null, null, null),
                    null,
                    dice.oneIn(3) ? today.plusDays(dice.below(900)) : null,
                    today.plusDays(180),
                    true);
            String identifier = byTelephone ? telephoneOf(current.id()) : personOf(current.id());
            world.log("staff", "places %s on %s", hold.id(), identifier);
            world.registry.place(identifier, hold, world.now());
        });
    }

    void releaseOrReviewHold() {
        List<Registry.Placed> inForce = world.registry.inForce();
        if (inForce.isEmpty()) {
            return;
        }
        Registry.Placed one = world.dice().pick(inForce);
        if (world.dice().oneIn(3)) {
            review(one);
        } else {
            release(one);
        }
    }

    /** It is still needed, for another while. */
    private void review(Registry.Placed placed) {
        Hold old = placed.hold();
        LocalDate today = world.policy().deadlines().day(world.now());
        Hold reviewed = new Hold(
                old.id(),
                old.type(),
                old.ground(),
                old.statute(),
                old.scope(),
                old.from(),
                world.dice().oneIn(2) ? null : today.plusDays(world.dice().below(900)),
                today.plusDays(180),
                old.disclosable());
        world.log("staff", "reviews %s", old.id());
        world.registry.place(placed.identifier(), reviewed, placed.at());
    }

    private Stream<Case> coveredBy(Registry.Placed placed) {
        return world.store.all().stream()
                .filter(stored -> stored.confidential().heldBy().contains(placed.identifier()))
                .map(stored -> stored.state());
    }

    void releaseAllHolds() {
        world.registry.inForce().forEach(this::release);
    }

    private void release(Registry.Placed placed) {
        world.log("staff", "releases %s", placed.hold().id());
        world.registry.release(placed.hold().id(), world.now());
        untold.add(() -> coveredBy(placed)
                .forEach(current -> decide(
                        current, new Input.HoldReleased("anna", placed.hold().id()))));
    }

    /** Somebody will say it to the cases, a while after it happened. */
    void later(Runnable telling) {
        untold.add(telling);
    }

    void tellOfBackup(Case current, String system, Instant since) {
        decide(current, new Input.SystemRestored("operator", system, since));
    }

    void tellCasesOfHolds() {
        List<Runnable> now = List.copyOf(untold);
        untold.clear();
        now.forEach(Runnable::run);
        // As often as it takes: a case that nobody knew to be covered may be by now.
        world.registry.inForce().forEach(this::tellWhoDoesNotKnow);
    }

    private void tellWhoDoesNotKnow(Registry.Placed placed) {
        Hold hold = placed.hold();
        coveredBy(placed)
                .filter(current -> !hold.equals(current.holds().get(hold.id())))
                .forEach(current -> decide(current, new Input.HoldPlaced("anna", hold)));
    }

    boolean hasUntoldHolds() {
        return !untold.isEmpty();
    }

    /** What everybody does who means well, once nothing goes wrong any more. */
    void help(Case current) {
        switch (current.stage()) {
            case RECEIVED -> decide(current, new Input.ForwardedByStaff("anna", "words"));
            case AWAITING_FEE -> decide(current, new Input.FeePaid("anna"));
            case AWAITING_IDENTITY ->
                decide(current, new Input.IdentityConfirmedByStaff("anna", "CALL_BACK", VerificationLevel.STRONG));
            case AWAITING_CLARIFICATION -> world.broker.append(Topics.REQUESTS, current.id(), new Input.Clarified());
            case AWAITING_APPROVAL -> decide(current, approvalOrFee(current));
            default -> {}
        }
        // One by one: what a hold forbids to grant does not stop the others.
        current.referred()
                .forEach(refer -> decide(current, new Input.PlanAmended("anna", List.of(judgement(refer)), "words")));
        current.tasks().values().stream()
                .filter(task -> task.state() == Task.State.PARKED)
                .forEach(task -> decide(
                        current,
                        task.attempt() < 6 && !isOnPaper(task) && world.dice().oneIn(2)
                                ? new Input.TaskRetried("anna", task.commandId())
                                : settled(current, task)));
    }

    /** Where there is still time for it, a fee is asked for now and then: by one, and by another. */
    private Input approvalOrFee(Case current) {
        if (current.fourEyes().fee() != null && world.dice().oneIn(2)) {
            return new Input.FeeConfirmed("bertil");
        }
        return world.dice().oneIn(4) ? new Input.FeeAskedByStaff("anna", "words") : new Input.PlanApproved("bertil");
    }

    private Optional<Case> anyCase() {
        List<Case> all = casesThat(any -> true);
        return all.isEmpty() ? Optional.empty() : Optional.of(world.dice().pick(all));
    }

    private List<Case> casesThat(Predicate<Case> which) {
        return world.store.all().stream()
                .map(stored -> stored.state())
                .filter(which)
                .toList();
    }
}
