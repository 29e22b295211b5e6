package dev.rightsflow.workflow.dryrun;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.Category;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.RightPolicy;
import dev.rightsflow.workflow.policy.SubjectType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do about one right of one kind of person.
 *
 * @param recordDate the date that the records are taken to carry; null: they carry none
 * @param systems none where the request is sent on to somebody else
 */
public record Explanation(
        Policy policy,
        RightPolicy right,
        SubjectType subjectType,
        @Nullable LocalDate recordDate,
        LocalDate today,
        List<OfSystem> systems) {

    /** @param told what the system would be told, in order; empty where the right does not reach it */
    public record OfSystem(DataSystem system, List<Action> told, List<OfCategory> categories) {}

    /**
     * @param disposition what would be decided for a record of the date asked about
     * @param freeUpTo records of this date and older ones are kept by no rule any more; null: no rule keeps such records
     */
    public record OfCategory(
            Category category,
            Disposition disposition,
            @Nullable LocalDate freeUpTo) {}
}
