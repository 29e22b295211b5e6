package dev.rightsflow.workflow.deadlines;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The public holidays of one calendar, less those that the law of time limits counts as working days. */
final class PublicHolidays {

    private final HolidayManager calendar;
    private final Set<String> workingDays;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    PublicHolidays(String calendar, Set<String> workingDays) {
        this.calendar = HolidayManager.getInstance(ManagerParameters.create(calendar));
        this.workingDays = workingDays;
    }

    boolean contains(LocalDate date) {
        return byYear.computeIfAbsent(date.getYear(), this::ofYear).contains(date);
    }

    private Set<LocalDate> ofYear(int year) {
        return calendar.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
                .filter(holiday -> !workingDays.contains(holiday.getPropertiesKey()))
                .map(Holiday::getActualDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
