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

    Optional<Disposition.Keep> longest(Item item, Category category, Collection<Hold> holds, LocalDate today) {
        // Holds last, so that of two equally long the hold is named: max() takes the later of equals.
        return longest(Stream.concat(byRetention(item, category, today), byHold(item, holds, today)));
    }

    Optional<Disposition.Keep> longestHold(Item item, Collection<Hold> holds, LocalDate today) {
        return longest(byHold(item, holds, today));
    }

    private static Optional<Disposition.Keep> longest(Stream<Disposition.Keep> keepers) {
        return keepers.reduce((one, other) -> LENGTH.compare(one, other) > 0 ? one : other);
    }

    /** The longest rule for records of a date that somebody has looked up, since the item carries none. */
    Optional<Disposition.Keep> ruleFor(Item item, LocalDate recordDate, Category category, LocalDate today) {
        return byRetention(item, recordDate, category, today)
                .reduce((one, other) -> LENGTH.compare(one, other) > 0 ? one : other);
    }

    /** Whether a retention rule speaks of the item and can't be counted. */
    boolean lackRecordDate(Item item, Category category) {
        return item.recordDate() == null && forbidding(category).findAny().isPresent();
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
                        hold.disclosable() ? "hold." + hold.type().code() : Policy.UNDISCLOSED));
    }

    private Stream<Disposition.Keep> byRetention(Item item, Category category, LocalDate today) {
        LocalDate recordDate = item.recordDate();
        return recordDate == null ? Stream.empty() : byRetention(item, recordDate, category, today);
    }

    private Stream<Disposition.Keep> byRetention(Item item, LocalDate recordDate, Category category, LocalDate today) {
        return forbidding(category)
                .map(rule -> new Disposition.Keep(
                        item,
                        rule.hold(),
                        rule.id(),
                        rule.ground(),
                        rule.statute(),
                        rule.keptUntil(recordDate, policy.controller()),
                        null,
                        true,
                        "retention." + rule.id()))
                .filter(keep -> keep.until() != null && !today.isAfter(keep.until()));
    }

    private Stream<RetentionRule.Fixed> forbidding(Category category) {
        return rules(policy, category).filter(rule -> forbids(rule.hold()));
    }

    /** Whether the record is older than a rule of its category allows any purpose to need it. */
    static boolean outlived(Policy policy, Category category, Item item, LocalDate today) {
        LocalDate recordDate = item.recordDate();
        return recordDate != null
                && category.retention().stream()
                        .map(policy.retention()::get)
                        .anyMatch(rule -> rule instanceof RetentionRule.WhileNeeded needed
                                && needed.isOutlivedBy(recordDate, today));
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
