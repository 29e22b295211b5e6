package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.FollowUp;
import dev.rightsflow.workflow.policy.Action;
import java.util.ArrayList;
import java.util.List;

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
        List<Task> erasures = sinceLastTold(occasion);
        return new FollowUp.DeferredErasureDone(
                occasion.about(),
                DoneLines.of(occasion, erasures.stream()),
                NotDoneLines.of(occasion, erasures.stream()),
                keptLines.of(occasion),
                occasion.issuedOn(),
                occasion.remedies());
    }

    static FollowUp recipients(Occasion occasion, Letters letters) {
        return new FollowUp.RecipientsTold(
                occasion.about(),
                letters.lines(occasion.current(), occasion.about().language()));
    }

    /** The erasures that the person has read nothing of yet: those after the answer, or after the last deferred erasure. */
    private static List<Task> sinceLastTold(Occasion occasion) {
        List<Task> erasures = new ArrayList<>();
        for (Task task : occasion.current().tasks().values()) {
            if (task.equals(occasion.task())) {
                break;
            }
            if (task.notice() == NoticeKind.ANSWER || task.notice() == NoticeKind.DEFERRED_ERASURE_DONE) {
                erasures.clear();
            } else if (task.action() == Action.ERASE && !task.isReplay()) {
                erasures.add(task);
            }
        }
        return erasures;
    }
}
