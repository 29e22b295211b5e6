package dev.rightsflow.workflow.staff;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a last day looks from today.
 *
 * @param days left, or since; never negative
 */
record DueMark(LocalDate day, Urgency urgency, long days) {

    enum Urgency {
        PASSED,
        TODAY,
        SOON,
        LATER,
        /** The case has ended: nothing is due any more. */
        NONE
    }

    private static final int SOON_DAYS = 7;

    static DueMark of(LocalDate day, LocalDate today, boolean closed) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (closed) {
            return new DueMark(day, Urgency.NONE, Math.abs(days));
        }
        if (days < 0) {
            return new DueMark(day, Urgency.PASSED, -days);
        }
        if (days == 0) {
            return new DueMark(day, Urgency.TODAY, 0);
        }
        return new DueMark(day, days <= SOON_DAYS ? Urgency.SOON : Urgency.LATER, days);
    }
}
