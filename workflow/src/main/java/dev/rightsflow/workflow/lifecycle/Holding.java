package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Assessment;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.deadlines.Deadlines;
import dev.rightsflow.workflow.holds.Hold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What holds do to a case. One that is placed stops what has not happened yet; one that is released lets everything that it
 * kept be decided anew, also long after the case has closed. What a case was told already it refuses, and nothing changes:
 * so whoever tells it may do so again after every crash.
 */
final class Holding {

    /** On the day of the review; staff are also reminded some days before. */
    static final String REVIEW = "HOLD_REVIEW:";

    static final String REVIEW_NEAR = "HOLD_REVIEW_NEAR:";

    private Holding() {}

    /** After a review it comes again, with other days. */
    static Verdict placed(Deciding deciding, Input.HoldPlaced input) {
        Hold hold = input.hold();
        if (hold.equals(deciding.current().holds().get(hold.id()))) {
            return new Verdict.Rejected("Expected a hold that %s does not know, but it knows %s"
                    .formatted(deciding.current().id(), hold.id()));
        }
        placed(deciding, hold);
        return deciding.accepted();
    }

    /**
     * A system that answers after the plan was made may know the person by what holds were placed under long ago, of which
     * nobody tells the case any more.
     */
    static void foundLate(Deciding deciding) {
        deciding.holds().stream()
                .filter(hold -> !deciding.current().holds().containsKey(hold.id()))
                .forEach(hold -> placed(deciding, hold));
    }

    private static void placed(Deciding deciding, Hold hold) {
        takeUp(deciding, hold);
        Planning.holdBack(deciding);
        if (deciding.current().isClosed()) {
            // What waits to be erased now waits for this, too; whoever looks is told until when.
            DeferredErasure.start(deciding);
        } else if (deciding.current().ending() == null) {
            Planning.keepLonger(deciding);
        }
    }

    static Verdict released(Deciding deciding, Input.HoldReleased input) {
        Case current = deciding.current();
        boolean known = current.holds().containsKey(input.holdId())
                || current.kept().stream().anyMatch(keep -> keep.source().equals(input.holdId()));
        if (!known) {
            return new Verdict.Rejected(
                    "Expected a hold that %s knows, but it does not know %s".formatted(current.id(), input.holdId()));
        }
        deciding.decideAnew();
        deciding.happen(new CaseEvent.HoldLifted(input.holdId()));
        remindNoMore(deciding, input.holdId());
        if (current.isClosed()) {
            DeferredErasure.start(deciding);
        } else if (current.ending() == null) {
            List<Disposition> free = Planning.letGo(deciding);
            if (current.stage() == Stage.FULFILLING) {
                Planning.carryOut(deciding, free);
            }
        }
        return deciding.accepted();
    }

    /** Takes up the registry's holds by which something is kept: the history then shows them, and their release finds the case. */
    static List<Disposition> takenUp(Deciding deciding, List<Disposition> dispositions) {
        for (Hold hold : List.copyOf(deciding.holds())) {
            boolean isNew = !deciding.current().holds().containsKey(hold.id());
            if (isNew && dispositions.stream().anyMatch(disposition -> isKeptBy(hold, disposition))) {
                takeUp(deciding, hold);
            }
        }
        return dispositions;
    }

    /** The hold keeps until somebody has looked; that they should is said to the staff, before the day and on it. */
    static Verdict reviewDue(Deciding deciding, String timerId) {
        Hold hold = deciding.current().holds().get(timerId.substring(timerId.lastIndexOf(':') + 1));
        if (hold != null && hold.reviewOn() != null) {
            deciding.happen(new CaseEvent.HoldReviewDue(hold.id(), hold.reviewOn()));
        }
        return deciding.accepted();
    }

    /** Nothing is kept, so the review of a hold is no concern of this case any more. */
    static void stopped(Deciding deciding) {
        if (deciding.current().kept().isEmpty()) {
            List.copyOf(deciding.current().timers().keySet()).stream()
                    .filter(Holding::isOfReview)
                    .forEach(deciding::clearTimer);
        }
    }

    static boolean isOfReview(String timerId) {
        return timerId.startsWith(REVIEW) || timerId.startsWith(REVIEW_NEAR);
    }

    private static void remindNoMore(Deciding deciding, String holdId) {
        List.copyOf(deciding.current().timers().keySet()).stream()
                .filter(timer -> isOfReview(timer) && timer.endsWith(":" + holdId))
                .forEach(deciding::clearTimer);
    }

    /** On the day, and as many days before as of any other limit. */
    private static void remind(Deciding deciding, String holdId, LocalDate reviewOn) {
        Deadlines deadlines = deciding.rules.policy().deadlines();
        deciding.setTimer(REVIEW + holdId, deadlines.morning(reviewOn));
        List<Instant> before = deadlines.reminders(reviewOn);
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).isAfter(deciding.now)) {
                deciding.setTimer(REVIEW_NEAR + (i + 1) + ":" + holdId, before.get(i));
            }
        }
    }

    /** However the case came to know it, commands under way that touch its items are taken back: when it is told, it knows already. */
    private static void takeUp(Deciding deciding, Hold hold) {
        deciding.happen(new CaseEvent.HoldTakenUp(hold));
        remindNoMore(deciding, hold.id());
        if (hold.reviewOn() != null) {
            remind(deciding, hold.id(), hold.reviewOn());
        }
        Tasks.takeBack(
                deciding,
                task -> Assessment.mayBeForbidden(task.action())
                        && task.items().stream().anyMatch(item -> covers(hold, item)));
    }

    private static boolean isKeptBy(Hold hold, Disposition disposition) {
        return disposition instanceof Disposition.Keep keep && keep.source().equals(hold.id());
    }

    private static boolean covers(Hold hold, Item item) {
        return hold.covers(item.system(), item.category(), item.recordDate());
    }
}
