package dev.rightsflow.workflow.deadlines;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Art 12(3) GDPR on the calendar of Regulation (EEC, Euratom) 1182/71: months are calendar months, the last day is moved
 * forward off Saturdays, Sundays and public holidays, and the limit expires as that day ends.
 */
public final class Deadlines {

    /** When staff start their day: a reminder is there when they come. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final DeadlineRules rules;
    private final PublicHolidays holidays;

    /** @throws IllegalArgumentException if the rules name a calendar that is not known */
    public Deadlines(DeadlineRules rules) {
        this.rules = rules;
        this.holidays = new PublicHolidays(rules.calendar(), rules.workingDays());
    }

    public DeadlineRules rules() {
        return rules;
    }

    /** The controller's calendar day at an instant. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, rules.zone());
    }

    /** Last day to answer; also, whatever is extended, the last day to send a refusal (Art 12(4)). */
    public LocalDate due(Instant receivedAt) {
        return roll(unrolledDue(receivedAt));
    }

    /** When staff start the last day on which they can send a refusal (Art 12(4)): what runs out by itself runs out by then. */
    public Instant lastMorning(Instant receivedAt) {
        return morning(due(receivedAt));
    }

    /** Last day to fulfil once the limit has been extended, counted from receipt and not from the first limit. */
    public LocalDate extendedDue(Instant receivedAt) {
        return roll(unrolledExtendedDue(receivedAt));
    }

    /** {@link #due} before it is moved off a holiday: alarms to staff count from here. */
    public LocalDate unrolledDue(Instant receivedAt) {
        return monthsAfter(day(receivedAt), rules.answerWithinMonths());
    }

    public LocalDate unrolledExtendedDue(Instant receivedAt) {
        return monthsAfter(day(receivedAt), rules.answerWithinMonths() + rules.extensionMonths());
    }

    /**
     * Both clocks at once.
     *
     * @param waits when the case waited for the person, in the order of time; only the last may still be open
     * @param now closes an open wait: tomorrow it will have lasted a day longer
     */
    public Due due(Instant receivedAt, boolean extended, List<Waiting> waits, Instant now) {
        LocalDate unrolled = extended ? unrolledExtendedDue(receivedAt) : unrolledDue(receivedAt);
        return new Due(unrolled, roll(unrolled), roll(suspended(unrolled, extended, waits, now)));
    }

    /** The instant at which a limit expires: 24:00 of its last day. */
    public Instant expiry(LocalDate due) {
        return due.plusDays(1).atStartOfDay(rules.zone()).toInstant();
    }

    public boolean isOverdue(LocalDate due, Instant now) {
        return !now.isBefore(expiry(due));
    }

    /** Whether the person can still be told of an extension: only within the first limit. That it happens once is for the case to know. */
    public boolean mayExtend(Instant receivedAt, Instant now) {
        return rules.extensionMonths() > 0 && !isOverdue(due(receivedAt), now);
    }

    /** When staff start their day. */
    public Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(rules.zone()).toInstant();
    }

    /** When staff are reminded of a limit: in the morning, so many days before its un-rolled last day, in the order of time. */
    public List<Instant> reminders(LocalDate unrolledDue) {
        return rules.remindDaysBefore().stream()
                .map(days -> morning(unrolledDue.minusDays(days)))
                .toList();
    }

    private LocalDate suspended(LocalDate unrolled, boolean extended, List<Waiting> waits, Instant now) {
        if (waits.isEmpty()) {
            return unrolled;
        }
        return switch (rules.whileWaiting()) {
            case NONE -> unrolled;
            case PAUSE ->
                unrolled.plusDays(
                        waits.stream().mapToLong(wait -> days(wait, now)).sum());
            case RESTART -> {
                LocalDate answered = day(end(waits.getLast(), now));
                int months = rules.answerWithinMonths() + (extended ? rules.extensionMonths() : 0);
                yield monthsAfter(answered, months);
            }
        };
    }

    private long days(Waiting wait, Instant now) {
        return Math.max(0, ChronoUnit.DAYS.between(day(wait.from()), day(end(wait, now))));
    }

    private static Instant end(Waiting wait, Instant now) {
        return wait.until() == null ? now : wait.until();
    }

    /** The same day number so many months later; a month that has no such day ends the limit on its last day (Art 3(2)(c) of the Regulation). */
    private static LocalDate monthsAfter(LocalDate day, int months) {
        return day.plusMonths(months);
    }

    private LocalDate roll(LocalDate day) {
        LocalDate rolled = day;
        while (isFree(rolled)) {
            rolled = rolled.plusDays(1);
        }
        return rolled;
    }

    /** Art 3(4) of the Regulation: "a public holiday, Sunday or Saturday". */
    private boolean isFree(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day);
    }
}
