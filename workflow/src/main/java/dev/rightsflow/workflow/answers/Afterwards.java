package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.Results;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.FollowUp;
import dev.rightsflow.workflow.policy.Action;
import java.util.List;
import java.util.stream.Stream;

/** What is written beside the answer or after it. */
final class Afterwards {

    private Afterwards() {}

    static FollowUp restrictionEnding(Occasion occasion) {
        return new FollowUp.RestrictionEnding(
                occasion.about(),
                occasion.day(occasion.task().issuedAt().plus(occasion.policy().restrictionNotice())),
                occasion.statement().map(Statement::text).orElseGet(() -> occasion.text("restriction.decided")),
                isStillStopped(occasion.current()),
                occasion.remedies());
    }

    /** What was restricted until a person had weighed, and was then stopped for good. */
    private static boolean isStillStopped(Case current) {
        return current.plan().stream()
                .anyMatch(disposition -> disposition instanceof Disposition.Act act
                        && act.action() == Action.SUPPRESS
                        && current.isRestricted(act.item()));
    }

    static FollowUp deferredErasure(Occasion occasion, KeptLines keptLines) {
        List<Task> erasures = Results.erasuresToldBy(occasion.current(), occasion.task());
        return new FollowUp.DeferredErasureDone(
                occasion.about(),
                DoneLines.of(occasion, erasures.stream()),
                Stream.concat(NotDoneLines.declined(occasion), NotDoneLines.of(occasion, erasures.stream()).stream())
                        .toList(),
                keptLines.of(occasion),
                occasion.issuedOn(),
                occasion.remedies());
    }

    static FollowUp recipients(Occasion occasion, Letters letters) {
        return new FollowUp.RecipientsTold(
                occasion.about(),
                letters.lines(occasion.current(), occasion.about().language()));
    }
}
