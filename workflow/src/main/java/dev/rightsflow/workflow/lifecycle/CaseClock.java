package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.deadlines.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The two clocks of Art 12(3).
 *
 * @param dueStrict last day of the time limit, never paused
 * @param dueSuspended last day when waiting for the person stops the clock
 * @param waits when the case waited for the person; the last one may still be open
 * @param overdue the strict limit has passed without an ending
 */
public record CaseClock(
        LocalDate dueStrict, LocalDate dueSuspended, List<Waiting> waits, boolean extended, boolean overdue) {

    public CaseClock {
        waits = List.copyOf(waits);
    }

    static CaseClock started(LocalDate due) {
        return new CaseClock(due, due, List.of(), false, false);
    }

    public boolean isSuspended() {
        return !waits.isEmpty() && waits.getLast().until() == null;
    }

    CaseClock suspended(Instant at) {
        List<Waiting> more = new ArrayList<>(waits);
        more.add(new Waiting(at, null));
        return new CaseClock(dueStrict, dueSuspended, more, extended, overdue);
    }

    CaseClock resumed(Instant at, LocalDate newDueSuspended) {
        List<Waiting> ended = new ArrayList<>(waits);
        ended.set(ended.size() - 1, new Waiting(waits.getLast().from(), at));
        return new CaseClock(dueStrict, newDueSuspended, ended, extended, overdue);
    }

    CaseClock extended(LocalDate newDueStrict, LocalDate newDueSuspended) {
        return new CaseClock(newDueStrict, newDueSuspended, waits, true, false);
    }

    CaseClock passed() {
        return new CaseClock(dueStrict, dueSuspended, waits, extended, true);
    }
}
