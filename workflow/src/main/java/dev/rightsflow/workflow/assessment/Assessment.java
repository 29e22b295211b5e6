package dev.rightsflow.workflow.assessment;

import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Purpose;
import dev.rightsflow.workflow.policy.Reason;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.RightPolicy;
import dev.rightsflow.workflow.policy.SubjectType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides item by item, never for a request as a whole: first what the item's legal bases allow, then whether a hold or a
 * retention rule keeps it all the same. Pure: the same question on the same day has the same answer, so it is asked again
 * before anything is destroyed.
 */
public final class Assessment {

    private final Policy policy;

    public Assessment(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param subjectType the relation that the person named
     * @param holds those on this person; the ones that are out of force are ignored
     * @return one disposition an item, in the order of the items
     */
    public List<Disposition> assess(
            Right right, String subjectType, List<Item> items, Collection<Hold> holds, LocalDate today) {
        return items.stream()
                .map(item -> assess(right, subjectType, DatedItem.asReported(item), holds, today))
                .toList();
    }

    /** The same for what is kept: by the date that somebody has looked up for it, if they have. */
    public Disposition again(
            Right right, String subjectType, Disposition.Keep kept, Collection<Hold> holds, LocalDate today) {
        return assess(right, subjectType, DatedItem.asKept(kept), holds, today);
    }

    private Disposition assess(
            Right right, String subjectType, DatedItem item, Collection<Hold> holds, LocalDate today) {
        boolean relationLasts =
                policy.subjectType(subjectType).map(SubjectType::current).orElse(true);
        return policy.category(item.item().system(), item.item().category())
                .map(category -> assess(policy.right(right), relationLasts, item, category, holds, today))
                .orElseGet(() -> new Disposition.Refer(item.item(), Reason.CATEGORY_UNKNOWN, null));
    }

    /** Whether a hold can stand in the way of such a thing. */
    public static boolean mayBeForbidden(Action action) {
        return Keepers.mayForbid(action);
    }

    /**
     * What forbids to do this to an item today, if anything does. Asked again right before it is done, and where a person has
     * decided otherwise than the policy: nobody can decide a hold away.
     */
    public Optional<Disposition.Keep> keeper(Item item, Action action, Collection<Hold> holds, LocalDate today) {
        if (!Keepers.mayForbid(action)) {
            return Optional.empty();
        }
        Keepers keepers = new Keepers(policy, action);
        // A hold on everything covers also what the policy does not know.
        return policy.category(item.system(), item.category())
                .map(category -> keepers.longest(DatedItem.asReported(item), category, holds, today))
                .orElseGet(() -> keepers.longestHold(item, holds, today));
    }

    /**
     * What a person's judgement comes to.
     *
     * @param statement id of the words in which they explain it
     * @return empty where they say that a retention rule keeps the item, but none keeps a record of that date any more
     */
    public Optional<Disposition> judged(Right right, Judgement judgement, String statement, LocalDate today) {
        Item item = judgement.item();
        Action action = granted(policy.right(right), judgement);
        Keepers keepers = new Keepers(policy, action);
        Optional<Category> category = policy.category(item.system(), item.category());
        return switch (judgement.choice()) {
            case GRANT ->
                Optional.of(
                        judgement.referredBecause() != Reason.RECORD_DATE_MISSING
                                        && category.filter(known -> keepers.lackDate(DatedItem.asReported(item), known))
                                                .isPresent()
                                ? new Disposition.Refer(item, Reason.RECORD_DATE_MISSING, Action.RESTRICT)
                                : new Disposition.Act(item, action));
            case DECLINE -> Optional.of(new Disposition.Decline(item, judgement.referredBecause(), statement));
            case KEEP ->
                category.flatMap(
                                known -> keepers.longestRule(new DatedItem(item, judgement.recordDate()), known, today))
                        .map(Disposition.class::cast);
        };
    }

    /** A retention rule only ever stands in the way of the last step. */
    private static Action granted(RightPolicy right, Judgement judgement) {
        return right.then() != null && judgement.referredBecause() == Reason.RECORD_DATE_MISSING
                ? right.then()
                : right.fulfilment();
    }

    private Disposition assess(
            RightPolicy right,
            boolean relationLasts,
            DatedItem item,
            Category category,
            Collection<Hold> holds,
            LocalDate today) {
        Disposition allowed = byBasis(right, relationLasts, item, category, today);
        Optional<Action> threat = threat(right, allowed);
        if (threat.isEmpty()) {
            return allowed;
        }
        Keepers keepers = new Keepers(policy, threat.get());
        Optional<Disposition.Keep> kept = keepers.longest(item, category, holds, today);
        if (kept.isPresent()) {
            return kept.get();
        }
        return keepers.lackDate(item, category) && !isAboutLastingRelation(allowed)
                ? new Disposition.Refer(item.item(), Reason.RECORD_DATE_MISSING, Action.RESTRICT)
                : allowed;
    }

    /** While the relation lasts, nobody can say yet when it will have ended. */
    private static boolean isAboutLastingRelation(Disposition allowed) {
        return allowed instanceof Disposition.Refer refer && refer.reason() == Reason.RELATION_LASTS;
    }

    /** What would happen to the item's content, now or once a person agrees; empty where that is nothing to keep it from. */
    private static Optional<Action> threat(RightPolicy right, Disposition allowed) {
        return switch (allowed) {
            case Disposition.Act act -> Optional.of(act.action()).filter(Keepers::mayForbid);
            case Disposition.Refer refer -> Optional.of(right.fulfilment()).filter(Keepers::mayForbid);
            case Disposition.Keep keep -> Optional.empty();
            case Disposition.NotApplicable no -> Optional.empty();
            case Disposition.Decline no -> Optional.empty();
        };
    }

    private Disposition byBasis(
            RightPolicy right, boolean relationLasts, DatedItem dated, Category category, LocalDate today) {
        Item item = dated.item();
        List<Purpose> purposes = policy.purposesOf(category);
        boolean scheduled = right.fulfilment() == Action.ERASE
                && (Keepers.ruled(policy, category) || Keepers.outlived(policy, category, dated, today));
        List<Disposition> verdicts = purposes.stream()
                .filter(purpose -> Policy.isAbout(right.right(), purpose))
                .map(purpose -> verdict(
                        right,
                        relationLasts && !(scheduled && dated.date() != null),
                        item,
                        category,
                        purpose,
                        scheduled))
                .toList();
        Disposition decisive = verdicts.stream()
                .min(Comparator.comparingInt(verdict -> rank(right.right(), verdict)))
                .orElseGet(() -> new Disposition.NotApplicable(item, notAbout(right.right())));
        return andThen(right, decisive, verdicts);
    }

    /**
     * Which of several purposes decides. A question for a person always does. Then: erasing takes every purpose's leave,
     * since the data is gone for all of them; any other right only touches the purposes that it reaches.
     */
    private static int rank(Right right, Disposition verdict) {
        return switch (verdict) {
            case Disposition.Refer refer -> 0;
            case Disposition.Keep keep -> 1;
            case Disposition.Decline no -> 2;
            case Disposition.NotApplicable no -> right == Right.ERASURE ? 2 : 3;
            case Disposition.Act act -> right == Right.ERASURE ? 3 : 2;
        };
    }

    /**
     * What one purpose's legal basis says. Erasing needs no person's judgement where a retention rule gives the day: until then
     * the rule keeps the item, and from then on the controller has written down itself that it needs it for nothing.
     *
     * @param mayBeNeeded whether the relation lasts, and no such rule gives the day
     * @param retentionDecides whether there is such a rule
     */
    private Disposition verdict(
            RightPolicy right,
            boolean mayBeNeeded,
            Item item,
            Category category,
            Purpose purpose,
            boolean retentionDecides) {
        Disposition act = new Disposition.Act(item, right.fulfilment());
        return switch (right.on(purpose.basis())) {
            case APPLIES -> applies(right, item, category, act);
            case WHEN_OBLIGATION_ENDS -> act;
            case DOES_NOT_APPLY -> new Disposition.NotApplicable(item, Reason.BASIS_EXCLUDES_RIGHT);
            case WHEN_NO_LONGER_NEEDED -> mayBeNeeded ? new Disposition.Refer(item, Reason.RELATION_LASTS, null) : act;
            case AFTER_OBJECTION ->
                purpose.yieldsToObjection() || retentionDecides
                        ? act
                        : new Disposition.Refer(item, Reason.INTERESTS_TO_BE_WEIGHED, Action.RESTRICT);
            case IF_PROVIDED_BY_SUBJECT -> portable(item, category, act);
            // For the automated decisions alone, which the command names, and told as what it is: a measure with an
            // end.
            case HUMAN_REVIEW -> new Disposition.Refer(item, Reason.HUMAN_REVIEW, Action.RESTRICT);
            case AUTHORISED_BY_LAW -> new Disposition.NotApplicable(item, Reason.AUTHORISED_BY_LAW);
        };
    }

    private static Disposition applies(RightPolicy right, Item item, Category category, Disposition act) {
        if (right.fulfilment() == Action.RECTIFY && !category.isCorrectable()) {
            return new Disposition.NotApplicable(item, Reason.NOTHING_TO_CORRECT);
        }
        return handsOut(right) && category.thirdPersons()
                ? new Disposition.Refer(item, Reason.THIRD_PERSONS, null)
                : act;
    }

    private Disposition portable(Item item, Category category, Disposition act) {
        if (!category.providedBySubject()) {
            return new Disposition.NotApplicable(item, Reason.NOT_PROVIDED_BY_SUBJECT);
        }
        boolean automated =
                policy.system(item.system()).map(DataSystem::automated).orElse(false);
        if (!automated) {
            return new Disposition.NotApplicable(item, Reason.NOT_AUTOMATED);
        }
        return category.thirdPersons() ? new Disposition.Refer(item, Reason.THIRD_PERSONS, null) : act;
    }

    private static boolean handsOut(RightPolicy right) {
        return right.fulfilment() == Action.DISCLOSE || right.fulfilment() == Action.EXPORT;
    }

    private static Reason notAbout(Right right) {
        return switch (right) {
            case MARKETING_OBJECTION -> Reason.NOT_USED_FOR_MARKETING;
            case AUTOMATED_DECISION_OBJECTION -> Reason.NO_AUTOMATED_DECISION;
            case ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY, OBJECTION, CONSENT_WITHDRAWAL ->
                Reason.BASIS_EXCLUDES_RIGHT;
        };
    }

    /** What the right has stopped for every purpose there is has no reason to stay (Art 17(1)(b)). */
    private static Disposition andThen(RightPolicy right, Disposition decisive, List<Disposition> verdicts) {
        boolean everyPurposeStopped = verdicts.stream().allMatch(Disposition.Act.class::isInstance);
        return right.then() != null && everyPurposeStopped && decisive instanceof Disposition.Act act
                ? new Disposition.Act(act.item(), right.then())
                : decisive;
    }
}
