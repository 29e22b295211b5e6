package dev.rightsflow.workflow.dryrun;

import dev.rightsflow.workflow.assessment.Assessment;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.Connection;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RetentionRule;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.RightPolicy;
import dev.rightsflow.workflow.policy.SubjectType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the same {@link Assessment} that decides about real items, over every category that the policy knows. */
public final class DryRun {

    private final Policy policy;
    private final Assessment assessment;

    public DryRun(Policy policy) {
        this.policy = policy;
        this.assessment = new Assessment(policy);
    }

    /**
     * @param recordDate the date that the records are taken to carry; null: they carry none
     * @param holds that would be in the way; none: what the policy alone comes to
     * @throws IllegalArgumentException if the policy offers no such right or knows no such subject type
     */
    public Explanation explain(
            Right right, String subjectType, @Nullable LocalDate recordDate, Collection<Hold> holds, LocalDate today) {
        SubjectType subject = policy.subjectType(subjectType)
                .orElseThrow(() -> new IllegalArgumentException("Expected one of the subject types "
                        + policy.subjectTypes().stream().map(SubjectType::id).toList() + ", but got '" + subjectType
                        + "'"));
        // Whoever processes for somebody else decides nothing about the data, and searches for nobody.
        List<DataSystem> searched = subject.forward() ? List.of() : policy.systems();
        List<Explanation.OfSystem> systems = searched.stream()
                .map(system -> new Explanation.OfSystem(
                        system,
                        told(policy.right(right), system, subjectType),
                        system.categories().stream()
                                .map(category -> new Explanation.OfCategory(
                                        category,
                                        disposition(right, subjectType, system, category, recordDate, holds, today),
                                        freeUpTo(category, today)))
                                .toList()))
                .toList();
        return new Explanation(policy, policy.right(right), subject, recordDate, today, systems);
    }

    private Disposition disposition(
            Right right,
            String subjectType,
            DataSystem system,
            Category category,
            @Nullable LocalDate recordDate,
            Collection<Hold> holds,
            LocalDate today) {
        Item item = new Item(system.id(), category.id(), recordDate, 1);
        return assessment
                .assess(right, subjectType, List.of(item), holds, today)
                .getFirst();
    }

    private List<Action> told(RightPolicy right, DataSystem system, String subjectType) {
        boolean reached = policy.systemsFor(right.right(), subjectType).contains(system);
        if (!reached || system.connection() == Connection.TOLD) {
            return List.of();
        }
        List<Action> fulfilment = Stream.of(Optional.of(right.fulfilment()), Optional.ofNullable(right.then()))
                .flatMap(Optional::stream)
                .toList();
        return right.immediate()
                ? Stream.concat(
                                Stream.of(right.fulfilment(), Action.LOCATE),
                                Optional.ofNullable(right.then()).stream())
                        .toList()
                : Stream.concat(Stream.of(Action.LOCATE), fulfilment.stream()).toList();
    }

    /** The newest record date that every rule has let go of by today. Rules never let a younger record go before an older one. */
    private @Nullable LocalDate freeUpTo(Category category, LocalDate today) {
        List<RetentionRule.Fixed> rules = category.retention().stream()
                .map(policy.retention()::get)
                .filter(RetentionRule.Fixed.class::isInstance)
                .map(RetentionRule.Fixed.class::cast)
                .toList();
        if (rules.isEmpty()) {
            return null;
        }
        LocalDate free = today.minusYears(200);
        LocalDate kept = today;
        while (free.isBefore(kept.minusDays(1))) {
            LocalDate middle = LocalDate.ofEpochDay((free.toEpochDay() + kept.toEpochDay()) / 2);
            boolean isFree = rules.stream()
                    .allMatch(
                            rule -> rule.keptUntil(middle, policy.controller()).isBefore(today));
            free = isFree ? middle : free;
            kept = isFree ? kept : middle;
        }
        return free;
    }
}
