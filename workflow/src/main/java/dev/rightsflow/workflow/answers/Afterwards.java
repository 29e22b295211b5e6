package dev.rightsflow.workflow.answers;

import dev.rightsflow.workflow.lifecycle.Case;
import dev.rightsflow.workflow.lifecycle.NoticeKind;
import dev.rightsflow.workflow.lifecycle.Task;
import dev.rightsflow.workflow.notices.FollowUp;

/** What is written beside the answer or after it. */
final class Afterwards {

    private Afterwards() {}

    static FollowUp restrictionEnding(Occasion occasion) {
        return new FollowUp.RestrictionEnding(
                occasion.about(),
                occasion.day(occasion.task().issuedAt().plus(occasion.policy().restrictionNotice())),
                occasion.statement().map(Statement::text).orElseGet(() -> occasion.text("restriction.decided")),
                occasion.remedies());
    }

    static FollowUp deferredErasure(Occasion occasion) {
        Case current = occasion.current();
        return new FollowUp.DeferredErasureDone(
                occasion.about(),
                DoneLines.of(occasion, current.effects().filter(effect -> isAfterClosing(current, effect))),
                occasion.issuedOn());
    }

    static FollowUp recipients(Occasion occasion, Letters letters) {
        return new FollowUp.RecipientsTold(
                occasion.about(),
                letters.lines(occasion.current(), occasion.about().language()));
    }

    /** The answer is the last thing before the end, so what was commanded after it belongs to a deferred erasure. */
    private static boolean isAfterClosing(Case current, Task effect) {
        return current.tasks().values().stream()
                .filter(task -> task.notice() == NoticeKind.ANSWER)
                .allMatch(answer -> effect.issuedAt().isAfter(answer.issuedAt()));
    }
}
