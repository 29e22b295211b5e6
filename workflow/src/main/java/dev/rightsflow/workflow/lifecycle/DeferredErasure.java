package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.assessment.Item;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.RightPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What the law keeps today is erased by itself on the day after it may go, or when its hold is released: decided anew
 * under the holds of that day, erased, told to the person, left in the history as proof. The case stays closed meanwhile.
 */
final class DeferredErasure {

    static final String TIMER = "DEFERRED_ERASURE";
    static final String CASE_RETENTION = "CASE_RETENTION";

    private DeferredErasure() {}

    /** Sets the alarm for the first day on which something kept may go. */
    static void schedule(Deciding deciding) {
        if (!isOwed(deciding)) {
            return;
        }
        deciding.current().kept().stream()
                .map(Disposition.Keep::until)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .ifPresent(until -> deciding.setTimer(
                        TIMER, deciding.rules.policy().deadlines().expiry(until)));
    }

    /** Decides everything that is kept anew. Asked when the day has come, and when a hold is released. */
    static void start(Deciding deciding) {
        List<Disposition.Keep> kept = deciding.current().kept();
        if (kept.isEmpty()
                || !isOwed(deciding)
                || !deciding.current().deferred().isEmpty()) {
            return;
        }
        deciding.clearTimer(TIMER);
        List<Item> items = kept.stream().map(Disposition.Keep::item).toList();
        deciding.happen(new CaseEvent.Planned(Planning.dispositions(deciding, items)));
        List<Item> free = deciding.current().plan().stream()
                .filter(disposition -> items.contains(disposition.item()))
                .filter(Planning::isIrreversible)
                .map(Disposition::item)
                .toList();
        if (free.isEmpty()) {
            schedule(deciding);
        } else {
            deciding.happen(new CaseEvent.DeferredErasureStarted(free));
        }
    }

    static void advance(Deciding deciding) {
        if (deciding.current().deferred().isEmpty()) {
            return;
        }
        Planning.commandWhatIsLeftOf(deciding, deciding.current().deferred());
        boolean settled = deciding.current()
                .tasksTo(Action.ERASE)
                .filter(Task::isOpen)
                .findAny()
                .isEmpty();
        if (settled) {
            Tasks.notify(deciding, NoticeKind.DEFERRED_ERASURE_DONE);
            deciding.happen(new CaseEvent.DeferredErasureEnded());
            schedule(deciding);
        }
    }

    /** The system that erases must itself be erasable; it waits for what it still has to erase elsewhere. */
    static void scheduleCaseRetention(Deciding deciding) {
        var rules = deciding.rules.policy();
        Instant end = rules.deadlines().expiry(deciding.today().plus(rules.caseRetention()));
        deciding.setTimer(CASE_RETENTION, end);
    }

    static Verdict caseRetentionEnded(Deciding deciding) {
        boolean owesErasure = isOwed(deciding) && !deciding.current().kept().isEmpty();
        if (owesErasure || !deciding.current().waitingFor().isEmpty()) {
            scheduleCaseRetention(deciding);
        } else {
            deciding.happen(new CaseEvent.PersonalDataErased());
        }
        return deciding.accepted();
    }

    /** A person who withdrew, or was refused on another ground than that the law keeps it, is owed no erasure later. */
    private static boolean isOwed(Deciding deciding) {
        return isAboutErasure(deciding) && Closing.isGranted(deciding.current());
    }

    static boolean isAboutErasure(Deciding deciding) {
        RightPolicy right =
                deciding.rules.policy().right(deciding.current().facts().right());
        return right.fulfilment() == Action.ERASE || right.then() == Action.ERASE;
    }
}
