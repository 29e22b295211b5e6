package dev.rightsflow.workflow.deadlines;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Set;
import java.util.stream.Collectors;

/** The calendars of public holidays that a policy may name. */
public final class Calendars {

    /** Any year: which holidays a calendar has does not depend on it enough to matter for their names. */
    private static final Year SOME_YEAR = Year.of(2026);

    private Calendars() {}

    public static Set<String> all() {
        return HolidayManager.getSupportedCalendarCodes();
    }

    public static boolean exists(String calendar) {
        return all().contains(calendar);
    }

    /** The keys of a calendar's holidays, for instance {@code CHRISTMAS_EVE}. */
    public static Set<String> holidays(String calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar)).getHolidays(SOME_YEAR).stream()
                .map(Holiday::getPropertiesKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
