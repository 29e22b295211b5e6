package dev.rightsflow.workflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deadlines against a second reading of the rules that shares nothing with the first: Easter by Gauss's method, holidays
 * from the text of lag (1989:253), months by hand. A failure names the day; `Random` is seeded, so it fails again.
 */
class DeadlinePropertiesTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final Deadlines DEADLINES = DeadlinesTest.deadlines(WhileWaiting.PAUSE);

    @Test
    void knowsTheHolidaysOfTheSwedishLawOfACenturyAndNoOthers() {
        PublicHolidays holidays = new PublicHolidays("SE", Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE", "NEW_YEARS_EVE"));

        for (int year = 2010; year <= 2110; year++) {
            Set<LocalDate> known = Year.of(year)
                    .atDay(1)
                    .datesUntil(Year.of(year + 1).atDay(1))
                    .filter(holidays::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            // Sundays are holidays by themselves; the calendar lists only those that have a name.
            assertThat(known).as("holidays of %d", year).isEqualTo(holidaysByLaw(year));
        }
    }

    @Test
    void agreesWithASecondReadingOnEveryDayOfFortyYears() {
        LocalDate.of(2020, 1, 1).datesUntil(LocalDate.of(2060, 1, 1)).forEach(received -> {
            Instant noon = DeadlinesTest.noon(received);
            assertThat(DEADLINES.due(noon)).as("received on %s", received).isEqualTo(rolled(later(received, 1)));
            assertThat(DEADLINES.extendedDue(noon))
                    .as("received on %s, extended", received)
                    .isEqualTo(rolled(later(received, 3)));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverPutsAnEndOnAFreeDayNorBeforeTheStrictOne(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Instant received = Instant.ofEpochSecond(random.nextLong(1_600_000_000L, 3_000_000_000L));
            Instant asked = received.plusSeconds(random.nextLong(20 * 86_400L));
            Instant answered = asked.plusSeconds(random.nextLong(60 * 86_400L));
            List<Waiting> waits = List.of(new Waiting(asked, answered));
            boolean extended = random.nextBoolean();
            for (WhileWaiting rule : WhileWaiting.values()) {
                Due due = DeadlinesTest.deadlines(rule).due(received, extended, waits, answered);
                String which = "seed %d, run %d, %s, received %s".formatted(seed, run, rule, received);

                assertThat(isFree(due.strict())).as(which).isFalse();
                assertThat(isFree(due.suspended())).as(which).isFalse();
                assertThat(due.strict()).as(which).isAfterOrEqualTo(due.unrolled());
                assertThat(due.suspended()).as(which).isAfterOrEqualTo(due.strict());
                // The longest run of free days, Good Friday to Easter Monday or Christmas with its week-end, is four.
                assertThat(due.strict())
                        .as(which)
                        .isBeforeOrEqualTo(due.unrolled().plusDays(4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void expiresAtMidnightInTheControllersZoneWhateverTheSeason(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            Instant received = Instant.ofEpochSecond(random.nextLong(1_600_000_000L, 3_000_000_000L));
            LocalDate due = DEADLINES.due(received);
            Instant expiry = DEADLINES.expiry(due);

            assertThat(LocalDate.ofInstant(expiry, STOCKHOLM)).isEqualTo(due.plusDays(1));
            assertThat(LocalDate.ofInstant(expiry.minusNanos(1), STOCKHOLM)).isEqualTo(due);
            assertThat(DEADLINES.isOverdue(due, expiry)).isTrue();
            assertThat(DEADLINES.isOverdue(due, expiry.minusNanos(1))).isFalse();
        }
    }

    /** Same day number so many months later; a month without it ends the limit on its last day. */
    private static LocalDate later(LocalDate day, int months) {
        int month = day.getMonthValue() + months;
        YearMonth then = YearMonth.of(day.getYear() + (month - 1) / 12, (month - 1) % 12 + 1);
        return then.atDay(Math.min(day.getDayOfMonth(), then.lengthOfMonth()));
    }

    private static LocalDate rolled(LocalDate day) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(next -> !isFree(next))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5 || holidaysByLaw(day.getYear()).contains(day);
    }

    /** Section 1 of lag (1989:253) om allmänna helgdagar, less the Sundays without a name. */
    private static Set<LocalDate> holidaysByLaw(int year) {
        LocalDate easter = easter(year);
        // Some years Whit Sunday is 6 June: a list may name a day twice, a set made of it does not mind.
        return new TreeSet<>(List.of(
                LocalDate.of(year, Month.JANUARY, 1),
                LocalDate.of(year, Month.JANUARY, 6),
                easter.minusDays(2),
                easter,
                easter.plusDays(1),
                LocalDate.of(year, Month.MAY, 1),
                easter.plusDays(39),
                easter.plusDays(49),
                LocalDate.of(year, Month.JUNE, 6),
                saturdayFrom(LocalDate.of(year, Month.JUNE, 20)),
                saturdayFrom(LocalDate.of(year, Month.OCTOBER, 31)),
                LocalDate.of(year, Month.DECEMBER, 25),
                LocalDate.of(year, Month.DECEMBER, 26)));
    }

    private static LocalDate saturdayFrom(LocalDate first) {
        return first.plusDays(Math.floorMod(
                DayOfWeek.SATURDAY.getValue() - first.getDayOfWeek().getValue(), 7));
    }

    /** Gauss's method with his own correction, for the Gregorian calendar of 1900 to 2199. */
    private static LocalDate easter(int year) {
        int m = 24;
        int n = year < 2100 ? 5 : 6;
        int d = (19 * (year % 19) + m) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
        LocalDate easter = LocalDate.of(year, Month.MARCH, 22).plusDays(d + e);
        boolean tooLate = easter.equals(LocalDate.of(year, Month.APRIL, 26));
        boolean exception = easter.equals(LocalDate.of(year, Month.APRIL, 25)) && d == 28 && e == 6 && year % 19 > 10;
        return tooLate || exception ? easter.minusDays(7) : easter;
    }
}
