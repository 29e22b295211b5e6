package dev.rightsflow.workflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Deadlines DEADLINES = deadlines(WhileWaiting.PAUSE);

    @ParameterizedTest
    @CsvSource({
        "2026-03-05, 2026-04-07", // Easter
        "2026-01-31, 2026-03-02", // no 31 February, and the 28th is a Saturday
        "2026-05-06, 2026-06-08", // the National Day is a Saturday
        "2026-11-24, 2026-12-24", // an eve is a working day
        "2026-12-01, 2027-01-04",
        "2028-01-31, 2028-02-29", // leap year
    })
    void givesAMonthByTheCalendarAndMovesTheEndOffHolidays(LocalDate received, LocalDate due) {
        assertThat(DEADLINES.due(noon(received))).isEqualTo(due);
    }

    @Test
    void extendsFromReceiptAndNotFromTheFirstLimit() {
        Instant received = noon(LocalDate.parse("2026-01-31"));

        assertThat(DEADLINES.extendedDue(received)).isEqualTo("2026-04-30");
        assertThat(DEADLINES.unrolledDue(received)).isEqualTo("2026-02-28");
    }

    @Test
    void takesTheDayOfReceiptInTheControllersZone() {
        assertThat(DEADLINES.unrolledDue(Instant.parse("2026-07-14T21:59:59Z"))).isEqualTo("2026-08-14");
        assertThat(DEADLINES.unrolledDue(Instant.parse("2026-07-14T22:00:00Z"))).isEqualTo("2026-08-15");
    }

    @Test
    void expiresAsTheLastDayEnds() {
        LocalDate winter = LocalDate.parse("2026-12-24");
        LocalDate summer = LocalDate.parse("2026-07-14");

        assertThat(DEADLINES.expiry(winter)).isEqualTo("2026-12-24T23:00:00Z");
        assertThat(DEADLINES.expiry(summer)).isEqualTo("2026-07-14T22:00:00Z");
        assertThat(DEADLINES.isOverdue(summer, Instant.parse("2026-07-14T21:59:59.999Z")))
                .isFalse();
        assertThat(DEADLINES.isOverdue(summer, Instant.parse("2026-07-14T22:00:00Z")))
                .isTrue();
    }

    @Test
    void mayBeExtendedOnlyWithinTheFirstLimit() {
        Instant received = noon(LocalDate.parse("2026-03-05"));
        Instant expiry = DEADLINES.expiry(LocalDate.parse("2026-04-07"));

        assertThat(DEADLINES.mayExtend(received, expiry.minusMillis(1))).isTrue();
        assertThat(DEADLINES.mayExtend(received, expiry)).isFalse();
    }

    @Test
    void remindsStaffInTheMorningCountedFromTheUnrolledDay() {
        LocalDate unrolled = DEADLINES.unrolledDue(noon(LocalDate.parse("2026-03-05")));

        assertThat(unrolled).isEqualTo("2026-04-05"); // Easter Sunday; the limit itself is the 7th
        assertThat(DEADLINES.reminders(unrolled))
                .containsExactly(
                        Instant.parse("2026-03-22T07:00:00Z"),
                        Instant.parse("2026-03-29T06:00:00Z"), // summer time began that night
                        Instant.parse("2026-04-03T06:00:00Z"));
    }

    @Test
    void addsTheDaysOfWaitingToTheSecondClockOnly() {
        Instant received = noon(LocalDate.parse("2026-09-01"));
        List<Waiting> waits = List.of(
                waiting("2026-09-02T08:00:00Z", "2026-09-05T20:00:00Z"),
                waiting("2026-09-10T08:00:00Z", "2026-09-11T07:00:00Z"));

        Due due = DEADLINES.due(received, false, waits, noon(LocalDate.parse("2026-09-20")));

        assertThat(due)
                .isEqualTo(new Due(
                        LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-05")));
    }

    @Test
    void countsAnOpenWaitUpToNow() {
        Instant received = noon(LocalDate.parse("2026-09-01"));
        List<Waiting> waits = List.of(new Waiting(noon(LocalDate.parse("2026-09-02")), null));

        Due due = DEADLINES.due(received, false, waits, noon(LocalDate.parse("2026-09-08")));

        assertThat(due.suspended()).isEqualTo("2026-10-07");
    }

    @Test
    void startsTheSecondClockAnewWherePolicySaysSo() {
        Instant received = noon(LocalDate.parse("2026-09-01"));
        List<Waiting> waits = List.of(waiting("2026-09-02T08:00:00Z", "2026-09-15T20:00:00Z"));
        Instant now = noon(LocalDate.parse("2026-09-20"));

        assertThat(deadlines(WhileWaiting.RESTART)
                        .due(received, false, waits, now)
                        .suspended())
                .isEqualTo("2026-10-15");
        assertThat(deadlines(WhileWaiting.RESTART)
                        .due(received, true, waits, now)
                        .suspended())
                .isEqualTo("2026-12-15");
        assertThat(deadlines(WhileWaiting.NONE).due(received, false, waits, now).suspended())
                .isEqualTo("2026-10-01");
    }

    static Deadlines deadlines(WhileWaiting whileWaiting) {
        return new Deadlines(new DeadlineRules(
                STOCKHOLM,
                "SE",
                Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE", "NEW_YEARS_EVE"),
                1,
                2,
                whileWaiting,
                List.of(2, 14, 7)));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(STOCKHOLM).toInstant();
    }

    private static Waiting waiting(String from, String until) {
        return new Waiting(Instant.parse(from), Instant.parse(until));
    }
}
