package dev.rightsflow.workflow.assessment;

import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RetentionRule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps an item from one action: holds and retention rules, of which the longest wins. */
final class Keepers {

    /** By length: what has no end is longest; of those, the one that is reviewed last. */
    private static final Comparator<Disposition.Keep> LENGTH = Comparator.comparing(
                    Disposition.Keep::until, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Disposition.Keep::reviewOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

    private final Policy policy;
    private final Action action;

    Keepers(Policy policy, Action action) {
        this.policy = policy;
        this.action = action;
    }

    /** Whether an action changes what a hold would protect. Restricting, stopping and reading are never forbidden. */
    static boolean mayForbid(Action action) {
        return switch (action) {
            case ERASE, RECTIFY -> true;
            case LOCATE, DISCLOSE, EXPORT, RESTRICT, LIFT_RESTRICTION, SUPPRESS, NOTIFY, CANCEL -> false;
        };
    }

    Optional<Disposition.Keep> longest(DatedItem item, Category category, Collection<Hold> holds, LocalDate today) {
        // Holds last, so that of two equally long the hold is named: max() takes the later of equals.
        return longest(Stream.concat(byRetention(item, category, today), byHold(item.item(), holds, today)));
    }

    Optional<Disposition.Keep> longestHold(Item item, Collection<Hold> holds, LocalDate today) {
        return longest(byHold(item, holds, today));
    }

    private static Optional<Disposition.Keep> longest(Stream<Disposition.Keep> keepers) {
        return keepers.reduce((one, other) -> LENGTH.compare(one, other) > 0 ? one : other);
    }

    /** The longest rule alone. */
    Optional<Disposition.Keep> longestRule(DatedItem item, Category category, LocalDate today) {
        return longest(byRetention(item, category, today));
    }

    /** Whether a retention rule speaks of the item and can't be counted. */
    boolean lackDate(DatedItem item, Category category) {
        return item.date() == null && forbidding(category).findAny().isPresent();
    }

    private Stream<Disposition.Keep> byHold(Item item, Collection<Hold> holds, LocalDate today) {
        return holds.stream()
                .filter(hold -> forbids(hold.type()))
                .filter(hold -> hold.isInForce(today))
                .filter(hold -> hold.covers(item.system(), item.category(), item.recordDate()))
                .map(hold -> new Disposition.Keep(
                        item,
                        hold.type(),
                        hold.id(),
                        hold.ground(),
                        hold.statute(),
                        hold.until(),
                        hold.reviewOn(),
                        hold.disclosable(),
                        hold.disclosable() ? "hold." + hold.type().code() : Policy.UNDISCLOSED,
                        null));
    }

    private Stream<Disposition.Keep> byRetention(DatedItem item, Category category, LocalDate today) {
        LocalDate date = item.date();
        return date == null
                ? Stream.empty()
                : forbidding(category)
                        .map(rule -> new Disposition.Keep(
                                item.item(),
                                rule.hold(),
                                rule.id(),
                                rule.ground(),
                                rule.statute(),
                                rule.keptUntil(date, policy.controller()),
                                null,
                                true,
                                "retention." + rule.id(),
                                item.lookedUp()))
                        .filter(keep -> keep.until() != null && !today.isAfter(keep.until()));
    }

    private Stream<RetentionRule.Fixed> forbidding(Category category) {
        return rules(policy, category).filter(rule -> forbids(rule.hold()));
    }

    /** Whether the record is older than a rule of its category allows any purpose to need it. */
    static boolean outlived(Policy policy, Category category, DatedItem item, LocalDate today) {
        LocalDate date = item.date();
        return date != null
                && category.retention().stream()
                        .map(policy.retention()::get)
                        .anyMatch(rule ->
                                rule instanceof RetentionRule.WhileNeeded needed && needed.isOutlivedBy(date, today));
    }

    /** Whether a retention rule gives the day until which such records are kept. */
    static boolean ruled(Policy policy, Category category) {
        return rules(policy, category).findAny().isPresent();
    }

    private static Stream<RetentionRule.Fixed> rules(Policy policy, Category category) {
        return category.retention().stream()
                .map(policy.retention()::get)
                .filter(RetentionRule.Fixed.class::isInstance)
                .map(RetentionRule.Fixed.class::cast);
    }

    /**
     * Nothing that is kept may be erased. Correcting is forbidden only where the record is evidence of what was known;
     * elsewhere the system corrects it, or annotates it where it may not be overwritten (Art 16, second sentence).
     */
    private boolean forbids(HoldType type) {
        return switch (type) {
            case LEGAL_HOLD, AUTHORITY_ORDER, DECISION_BASIS -> true;
            case STATUTORY_RETENTION, CLAIM_PERIOD -> action == Action.ERASE;
        };
    }
}
